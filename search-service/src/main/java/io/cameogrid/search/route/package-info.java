/**
 * Decides how a search is carried out, has it carried out, and puts the answer together.
 *
 * <p>Stage: Q1, on the node that the client asked. Takes: {@link io.cameogrid.api.search.SearchRequest}. Gives: {@link
 * io.cameogrid.api.search.SearchResult}, or hits one by one. Threads: the caller's, from beginning to end.
 */
@NullMarked
package io.cameogrid.search.route;

import org.jspecify.annotations.NullMarked;
