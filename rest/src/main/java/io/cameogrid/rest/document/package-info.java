/**
 * The endpoints that read and write documents.
 *
 * <p>Stage: W0. Takes: a call. Gives: a call of the DocumentStore, and its result as a reply. Threads: the request's own;
 * resources hold no state.
 */
@NullMarked
package io.cameogrid.rest.document;

import org.jspecify.annotations.NullMarked;
