package io.cameogrid.rest.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.cameogrid.api.document.DocumentWrite;
import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.rest.call.ByteSpan;
import io.cameogrid.schema.json.StrictJson;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the body that writes one document: in its envelope, or bare. */
public final class DocumentBody {
    private static final Pattern PLACE = Pattern.compile(" \\(line \\d+, column \\d+\\)$");

    private DocumentBody() {}

    /** The body {@code {id, doc, routing_key?}}. */
    public static DocumentWrite envelope(ByteSpan body, int maxBytes) {
        try (JsonParser parser = JsonText.openEnvelopes(body.array(), 0, body.length())) {
            JsonText.requireStarted(parser.nextToken());
            Envelope envelope = EnvelopeReader.read(
                    parser, (from, to) -> Arrays.copyOfRange(body.array(), (int) from, (int) to), maxBytes);
            JsonText.requireEnd(parser);
            return switch (envelope) {
                case Envelope.Read read -> read.write();
                case Envelope.Bad bad -> throw refusal(bad, maxBytes);
            };
        } catch (IOException e) {
            throw JsonText.unreadable(e);
        }
    }

    /** The body that is the document, for the id in the path. */
    public static DocumentWrite bare(String id, Optional<String> routingKey, ByteSpan body, int maxBytes) {
        try (JsonParser parser = JsonText.openEnvelopes(body.array(), 0, body.length())) {
            return bare(id, routingKey, parser, body, maxBytes);
        } catch (IOException e) {
            throw JsonText.unreadable(e);
        }
    }

    private static DocumentWrite bare(
            String id, Optional<String> routingKey, JsonParser parser, ByteSpan body, int maxBytes) throws IOException {
        try {
            JsonToken first = parser.nextToken();
            JsonText.requireStarted(first);
            if (first != JsonToken.START_OBJECT) {
                throw new CameoGridException(
                        ErrorCode.INVALID_DOCUMENT, "a document must be an object, but is " + JsonWords.of(first));
            }
            int from = (int) parser.currentLocation().getByteOffset() - 1;
            if (DocumentDepth.skip(parser) > StrictJson.MAX_DEPTH) {
                throw new CameoGridException(
                                ErrorCode.MALFORMED_JSON,
                                "the document is nested more than " + StrictJson.MAX_DEPTH + " levels deep")
                        .with("line", parser.currentTokenLocation().getLineNr())
                        .with("column", parser.currentTokenLocation().getColumnNr());
            }
            int to = (int) parser.currentLocation().getByteOffset();
            JsonText.requireEnd(parser);
            if (to - from > maxBytes) {
                throw tooLarge(
                        "the document is " + (to - from) + " bytes; the limit of record_bytes is " + maxBytes,
                        maxBytes);
            }
            return new DocumentWrite(id, routingKey, JsonBytes.of(Arrays.copyOfRange(body.array(), from, to)));
        } catch (StreamConstraintsException e) {
            throw StrictJson.beyondLimit(e, parser.currentLocation());
        }
    }

    /** The refusal of a document with its place in the body: who reads the document counts from its first byte. */
    public static CameoGridException inBody(CameoGridException refusal, ByteSpan body) {
        if (refusal.code() != ErrorCode.MALFORMED_JSON || !refusal.facts().containsKey("line")) {
            return refusal;
        }
        try (JsonParser parser = JsonText.openEnvelopes(body.array(), 0, body.length())) {
            JsonLocation place = duplicate(parser);
            CameoGridException placed =
                    StrictJson.malformed(PLACE.matcher(refusal.detail()).replaceAll(""), place);
            return refusal.facts().containsKey("field")
                    ? placed.with("field", String.valueOf(refusal.facts().get("field")))
                    : placed;
        } catch (IOException e) {
            throw JsonText.unreadable(e);
        }
    }

    /** Where the first member is that has been there before: all else that is malformed was found before. */
    private static JsonLocation duplicate(JsonParser parser) throws IOException {
        Deque<Set<String>> open = new ArrayDeque<>();
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token.isStructStart()) {
                open.push(new HashSet<>());
            } else if (token.isStructEnd()) {
                open.pop();
            } else if (token == JsonToken.FIELD_NAME && !open.element().add(parser.currentName())) {
                break;
            }
        }
        return parser.currentTokenLocation();
    }

    private static CameoGridException refusal(Envelope.Bad bad, int maxBytes) {
        CameoGridException refusal = bad.code() == ErrorCode.RECORD_TOO_LARGE
                ? tooLarge(bad.reason(), maxBytes)
                : new CameoGridException(bad.code(), bad.reason());
        return bad.field().isEmpty() ? refusal : refusal.with("field", bad.field());
    }

    private static CameoGridException tooLarge(String detail, int maxBytes) {
        return new CameoGridException(ErrorCode.RECORD_TOO_LARGE, detail)
                .with("limit", "record_bytes")
                .with("maximum", maxBytes);
    }
}
