package io.cameogrid.grid.service;

import static java.util.Objects.requireNonNull;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.search.SearchResult;
import io.cameogrid.grid.transport.Reply;
import java.util.HashMap;
import java.util.Map;
import org.apache.ignite.binary.BinaryRawReader;
import org.apache.ignite.binary.BinaryRawWriter;

/** The service's answer to a search: a result, or why there is none. */
public final class SearchReply extends Reply<SearchResult> {
    /** For the grid, which calls {@link #readBinary} next. */
    public SearchReply() {}

    SearchReply(SearchResult result) {
        super(result);
    }

    SearchReply(CameoGridException error) {
        super(error);
    }

    /** @throws CameoGridException if the search was refused or failed */
    public SearchResult result() {
        return get();
    }

    @Override
    protected void write(BinaryRawWriter out, SearchResult result) {
        out.writeByteArray(SearchWire.bytes(result));
    }

    @Override
    @SuppressWarnings("NullAway") // Ignite's annotation stands where JSpecify reads it as one of the array's elements.
    protected SearchResult read(BinaryRawReader in) {
        return SearchWire.result(requireNonNull(in.readByteArray()));
    }

    /** The grid has a form of its own for numbers and texts; of what is neither, the text is enough. */
    @Override
    protected Map<String, Object> plain(Map<String, Object> facts) {
        Map<String, Object> plain = new HashMap<>();
        facts.forEach((name, fact) ->
                plain.put(name, fact instanceof Number || fact instanceof Boolean ? fact : String.valueOf(fact)));
        return plain;
    }
}
