package io.cameogrid.search.cursor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Stands in a cursor for a sort value that is too long for one. The value itself is read again from the document that was the
 * page's last hit, if it still has it.
 *
 * @param hash of the value, in hexadecimal digits
 */
public record LongValue(String hash) implements Comparable<LongValue> {
    /** Stands for this value. */
    static LongValue of(String value) {
        try {
            byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
            return new LongValue(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whether it stands for this value. */
    public boolean standsFor(Comparable<?> value) {
        return value instanceof String text && equals(of(text));
    }

    /** An order that says nothing about that of the values. */
    @Override
    public int compareTo(LongValue other) {
        return hash.compareTo(other.hash);
    }
}
