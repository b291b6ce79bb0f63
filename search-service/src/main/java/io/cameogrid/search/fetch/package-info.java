/**
 * Turns what the index found into documents of the store, which is the truth: none is shown that is gone or that does not
 * match as it now is.
 *
 * <p>Stage: Q6, on the node that holds the documents, while its view is open. Takes: document numbers with scores or sort
 * values. Gives: {@link io.cameogrid.search.port.LeafHit}s with projected documents. Threads: the search's.
 */
@NullMarked
package io.cameogrid.search.fetch;

import org.jspecify.annotations.NullMarked;
