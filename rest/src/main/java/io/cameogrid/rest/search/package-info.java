/**
 * The endpoints that search.
 *
 * <p>Stage: Q0. Takes: a call. Gives: a call of the SearchEngine, and its result as a reply. Threads: the request's own;
 * resources hold no state.
 */
@NullMarked
package io.cameogrid.rest.search;

import org.jspecify.annotations.NullMarked;
