package io.cameogrid.rest.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.cameogrid.api.document.DocumentWrite;
import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.rest.call.Nearest;
import io.cameogrid.schema.json.StrictJson;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code {id, doc, routing_key?}} and cuts the document out of the bytes: no tree, nothing written anew.
 *
 * <p>An item that is valid JSON but not what it should be is read to its end, so that the next one can follow.
 */
final class EnvelopeReader {
    private static final List<String> MEMBERS = List.of("id", "doc", "routing_key");

    private final JsonParser parser;
    private final ByteSource bytes;
    private final int maxBytes;

    private final Set<String> seen = new HashSet<>(4);
    private String id = "";
    private boolean hasId;
    private Optional<String> routingKey = Optional.empty();
    private @Nullable JsonBytes document;
    private Envelope.@Nullable Bad bad;

    private EnvelopeReader(JsonParser parser, ByteSource bytes, int maxBytes) {
        this.parser = parser;
        this.bytes = bytes;
        this.maxBytes = maxBytes;
    }

    /**
     * Reads the value that the parser stands at, and leaves it at the value's last token.
     *
     * @param maxBytes the limit of a document
     */
    static Envelope read(JsonParser parser, ByteSource bytes, int maxBytes) throws IOException {
        try {
            return new EnvelopeReader(parser, bytes, maxBytes).read();
        } catch (StreamConstraintsException e) {
            throw StrictJson.beyondLimit(e, parser.currentLocation());
        }
    }

    private Envelope read() throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            blame(
                    ErrorCode.INVALID_REQUEST,
                    "",
                    "expected an object {id, doc}, got " + JsonWords.of(parser.currentToken()));
            parser.skipChildren();
        } else {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String member = parser.currentName();
                if (!seen.add(member)) {
                    throw StrictJson.malformed("Duplicate member '" + member + "'", parser.currentTokenLocation());
                }
                parser.nextToken();
                readMember(member);
            }
        }
        JsonBytes source = document;
        if (bad != null || source == null) {
            return bad == null ? missing() : new Envelope.Bad(bad.code(), id, bad.field(), bad.reason());
        }
        return hasId ? new Envelope.Read(new DocumentWrite(id, routingKey, source)) : missing();
    }

    private void readMember(String member) throws IOException {
        switch (member) {
            case "id" -> {
                hasId = true;
                id = text(member).orElse("");
            }
            case "routing_key" -> {
                if (parser.currentToken() != JsonToken.VALUE_NULL) {
                    routingKey = text(member);
                }
            }
            case "doc" -> readDocument();
            default -> {
                String detail = "there is no member " + Nearest.quoted(member) + " here";
                blame(ErrorCode.UNKNOWN_MEMBER, member, detail + Nearest.hint(member, MEMBERS));
                parser.skipChildren();
            }
        }
    }

    private void readDocument() throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            blame(
                    ErrorCode.INVALID_DOCUMENT,
                    "doc",
                    "'doc' must be an object, but is " + JsonWords.of(parser.currentToken()));
            parser.skipChildren();
            return;
        }
        JsonLocation place = parser.currentTokenLocation();
        long from = parser.currentLocation().getByteOffset() - 1;
        if (DocumentDepth.skip(parser) > StrictJson.MAX_DEPTH) {
            blame(
                    ErrorCode.MALFORMED_JSON,
                    "doc",
                    "'doc', which begins at line " + place.getLineNr() + ", column " + place.getColumnNr()
                            + ", is nested more than " + StrictJson.MAX_DEPTH + " levels deep");
            return;
        }
        long to = parser.currentLocation().getByteOffset();
        if (to - from > maxBytes) {
            blame(
                    ErrorCode.RECORD_TOO_LARGE,
                    "doc",
                    "the document is " + (to - from) + " bytes; the limit of record_bytes is " + maxBytes);
            return;
        }
        document = JsonBytes.of(bytes.cut(from, to));
    }

    private Optional<String> text(String member) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return Optional.of(parser.getText());
        }
        blame(
                ErrorCode.INVALID_REQUEST,
                member,
                "'" + member + "' must be a string, but is " + JsonWords.of(parser.currentToken()));
        parser.skipChildren();
        return Optional.empty();
    }

    private Envelope.Bad missing() {
        String member = hasId ? "doc" : "id";
        return new Envelope.Bad(ErrorCode.INVALID_REQUEST, id, member, "'" + member + "' is missing");
    }

    /** Only the first thing that is wrong is told; but the id is, wherever it stands. */
    private void blame(ErrorCode code, String field, String reason) {
        bad = bad == null ? new Envelope.Bad(code, "", field, reason) : bad;
    }
}
