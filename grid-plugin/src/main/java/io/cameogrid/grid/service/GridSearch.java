package io.cameogrid.grid.service;

/**
 * What the search service of the grid offers to other services, and to clients with or without the plugin:
 *
 * <pre>
 *   GridSearch search = ignite.services().serviceProxy(SearchGridService.NAME, GridSearch.class, false, 30_000);
 *   SearchResult result = search.search(SearchCall.of(SearchRequest.of(IndexName.of("books"), "title:moon"))).result();
 * </pre>
 *
 * <p>Any server answers, for the whole cluster. Results that are too large for one answer are streamed by
 * {@code CameoGrid.search()}, which a thick client has too.
 */
public interface GridSearch {
    /** Searches; a refusal is thrown by {@link SearchReply#result}, as {@code CameoGrid.search()} throws it. */
    SearchReply search(SearchCall call);
}
