/**
 * The endpoints that declare, show, list and delete indexes.
 *
 * <p>Takes: a call. Gives: a call of the IndexCatalog, and its result as a reply. Threads: the request's own; resources
 * hold no state.
 */
@NullMarked
package io.cameogrid.rest.index;

import org.jspecify.annotations.NullMarked;
