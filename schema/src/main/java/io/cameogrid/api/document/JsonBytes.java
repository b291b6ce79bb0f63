package io.cameogrid.api.document;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One JSON object as UTF-8, from its opening to its closing brace, as the client sent it.
 *
 * <p>Documents pass through CameoGrid as bytes: no tree is built of what is only kept and handed on. The array is
 * shared, not copied; whoever holds it does not change it.
 */
public final class JsonBytes {
    private final byte[] utf8;

    private JsonBytes(byte[] utf8) {
        this.utf8 = utf8;
    }

    /** Takes over the array, which must hold exactly one JSON object and must not change any more. */
    public static JsonBytes of(byte[] utf8) {
        return new JsonBytes(utf8);
    }

    public static JsonBytes of(String json) {
        return new JsonBytes(json.getBytes(StandardCharsets.UTF_8));
    }

    /** The bytes themselves, not a copy. */
    public byte[] array() {
        return utf8;
    }

    public int length() {
        return utf8.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonBytes that && Arrays.equals(utf8, that.utf8);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(utf8);
    }

    @Override
    public String toString() {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
