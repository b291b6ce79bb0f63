package io.cameogrid.api.document;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;

/**
 * What identifies a document in an index: its id, and the routing key that chooses its partition.
 *
 * @param id 1 to 512 bytes of UTF-8, any character, but not {@code .} or {@code ..}
 * @param routingKey equal to the id unless the caller routes documents together; same limits
 */
public record DocumentKey(String id, String routingKey) {
    /** The most bytes of UTF-8 that an id or a routing key may have. */
    public static final int MAX_BYTES = 512;

    /** @throws CameoGridException INVALID_ID if either part breaks the limits */
    public DocumentKey {
        check("id", id);
        if (!routingKey.equals(id)) {
            check("routing_key", routingKey);
        }
        if (id.equals(".") || id.equals("..")) {
            throw refusal("id", "'.' and '..' cannot be ids");
        }
    }

    /** The key of a document that is routed by its id. */
    public static DocumentKey of(String id) {
        return new DocumentKey(id, id);
    }

    public static DocumentKey of(String id, String routingKey) {
        return new DocumentKey(id, routingKey);
    }

    /** Whether the routing key is something else than the id. */
    public boolean routed() {
        return !routingKey.equals(id);
    }

    private static void check(String field, String value) {
        if (value.isEmpty()) {
            throw refusal(field, field + " is empty; expected 1 to " + MAX_BYTES + " bytes of UTF-8");
        }
        // Every char takes at least one byte, and at most three: most keys need no counting.
        if (value.length() > MAX_BYTES || (value.length() * 3 > MAX_BYTES && utf8Length(field, value) > MAX_BYTES)) {
            throw refusal(field, field + " is longer than " + MAX_BYTES + " bytes of UTF-8");
        }
        for (int i = 0; i < value.length(); i++) {
            if (Character.isSurrogate(value.charAt(i))) {
                utf8Length(field, value);
                return;
            }
        }
    }

    private static int utf8Length(String field, String value) {
        CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
        try {
            return encoder.encode(CharBuffer.wrap(value)).remaining();
        } catch (CharacterCodingException e) {
            throw refusal(field, field + " holds half of a surrogate pair, which is no character");
        }
    }

    private static CameoGridException refusal(String field, String detail) {
        return new CameoGridException(ErrorCode.INVALID_ID, detail).with("field", field);
    }
}
