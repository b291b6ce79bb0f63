package io.cameogrid.grid.service;

import static java.util.Objects.requireNonNull;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.search.SearchResult;
import java.util.HashMap;
import java.util.Map;
import org.apache.ignite.binary.BinaryObjectException;
import org.apache.ignite.binary.BinaryRawReader;
import org.apache.ignite.binary.BinaryRawWriter;
import org.apache.ignite.binary.BinaryReader;
import org.apache.ignite.binary.BinaryWriter;
import org.apache.ignite.binary.Binarylizable;
import org.jspecify.annotations.Nullable;

/** The service's answer to a search: a result, or why there is none. */
public final class SearchReply implements Binarylizable {
    private @Nullable SearchResult result;
    private @Nullable CameoGridException error;

    /** For the grid, which calls {@link #readBinary} next. */
    public SearchReply() {}

    static SearchReply of(SearchResult result) {
        SearchReply reply = new SearchReply();
        reply.result = result;
        return reply;
    }

    static SearchReply of(CameoGridException error) {
        SearchReply reply = new SearchReply();
        reply.error = error;
        return reply;
    }

    /** @throws CameoGridException if the search was refused or failed */
    public SearchResult result() {
        if (error != null) {
            throw error;
        }
        if (result == null) {
            throw new IllegalStateException("a search reply without content");
        }
        return result;
    }

    @Override
    public void writeBinary(BinaryWriter writer) throws BinaryObjectException {
        BinaryRawWriter raw = writer.rawWriter();
        raw.writeBoolean(error != null);
        if (error != null) {
            raw.writeString(error.code().name());
            raw.writeString(error.detail());
            raw.writeMap(plain(error.facts()));
        } else {
            raw.writeByteArray(SearchWire.bytes(result()));
        }
    }

    /** The grid has a form of its own for numbers and texts; of what is neither, the text is enough. */
    private static Map<String, Object> plain(Map<String, Object> facts) {
        Map<String, Object> plain = new HashMap<>();
        facts.forEach((name, fact) ->
                plain.put(name, fact instanceof Number || fact instanceof Boolean ? fact : String.valueOf(fact)));
        return plain;
    }

    @Override
    @SuppressWarnings("NullAway") // Ignite's annotation stands where JSpecify reads it as one of the array's elements.
    public void readBinary(BinaryReader reader) throws BinaryObjectException {
        BinaryRawReader raw = reader.rawReader();
        if (raw.readBoolean()) {
            CameoGridException read = new CameoGridException(
                    ErrorCode.valueOf(requireNonNull(raw.readString())), requireNonNull(raw.readString()));
            Map<String, Object> facts = requireNonNull(raw.readMap());
            facts.forEach(read::with);
            error = read;
        } else {
            result = SearchWire.result(requireNonNull(raw.readByteArray()));
        }
    }
}
