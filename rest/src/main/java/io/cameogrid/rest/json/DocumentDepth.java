package io.cameogrid.rest.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** How deep a document is nested, found while its tokens are passed over. */
final class DocumentDepth {
    private DocumentDepth() {}

    /** Moves to the end of the object or array that the parser stands at; gives the levels it had. */
    static int skip(JsonParser parser) throws IOException {
        int depth = 1;
        int deepest = 1;
        while (depth > 0) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                return deepest;
            }
            if (token.isStructStart()) {
                depth++;
                deepest = Math.max(deepest, depth);
            } else if (token.isStructEnd()) {
                depth--;
            }
        }
        return deepest;
    }
}
