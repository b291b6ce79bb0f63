package io.cameogrid.rest.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.cameogrid.api.document.DocumentWrite;
import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.rest.call.ByteSpan;
import io.cameogrid.schema.json.StrictJson;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** Reads the body that writes one document: in its envelope, or bare. */
public final class DocumentBody {
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
        } catch (IOException e) {
            throw JsonText.unreadable(e);
        }
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
