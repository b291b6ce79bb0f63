package io.cameogrid.rest.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.rest.call.ByteSpan;
import io.cameogrid.schema.json.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Opens the parsers for bodies: strict ones for requests, and one that passes over the documents in envelopes. */
final class JsonText {
    /**
     * A document may be as deep as any, and lies in an object that lies in an array; one that is a little deeper is bad by
     * itself, rather than spoiling the whole body.
     */
    private static final int MAX_DEPTH = 4 * StrictJson.MAX_DEPTH;

    private static final JsonFactory ENVELOPES = envelopes();

    private JsonText() {}

    /** A parser for a request body, which finds duplicate members. */
    static JsonParser openRequest(ByteSpan body) {
        try {
            return StrictJson.factory().createParser(body.array(), 0, body.length());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** A parser for envelopes; offsets count from {@code from}. */
    static JsonParser openEnvelopes(byte[] bytes, int from, int to) {
        try {
            return ENVELOPES.createParser(bytes, from, to - from);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    static JsonParser openEnvelopes(InputStream in) {
        try {
            return ENVELOPES.createParser(in);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Refuses a text without a first token. */
    static void requireStarted(@Nullable JsonToken first) {
        if (first == null) {
            throw new CameoGridException(ErrorCode.MALFORMED_JSON, "the body is empty; expected JSON")
                    .with("line", 1)
                    .with("column", 1);
        }
    }

    /** Refuses a text that goes on behind its one value. */
    static void requireEnd(JsonParser parser) throws IOException {
        if (parser.nextToken() != null) {
            throw StrictJson.malformed(
                    "Expected the end of the body after its one value", parser.currentTokenLocation());
        }
    }

    /** What is thrown when a parser gives up. */
    static CameoGridException unreadable(IOException e) {
        return e instanceof JsonProcessingException refusal
                ? StrictJson.malformed(refusal)
                : new CameoGridException(ErrorCode.INTERNAL, "reading from memory failed", e);
    }

    private static JsonFactory envelopes() {
        StreamReadConstraints constraints = StrictJson.documentFactory()
                .streamReadConstraints()
                .rebuild()
                .maxNestingDepth(MAX_DEPTH)
                .build();
        return ((JsonFactoryBuilder) StrictJson.documentFactory().rebuild())
                .streamReadConstraints(constraints)
                .build();
    }
}
