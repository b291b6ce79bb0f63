package io.cameogrid.schema.json;

import io.cameogrid.api.error.CameoGridException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Checks that bytes are UTF-8 and that the JSON in them escapes no half of a surrogate pair.
 *
 * <p>A backslash begins an escape wherever JSON allows one at all, so that strings need not be told from the rest: what
 * is no JSON is the parser's to find. Eight plain bytes pass at a time.
 */
final class Utf8Check {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long ONES = 0x0101010101010101L;
    private static final long BACKSLASHES = 0x5C5C5C5C5C5C5C5CL;

    private final byte[] bytes;
    private final int from;
    private final int to;

    private Utf8Check(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    /** @throws CameoGridException MALFORMED_JSON at the first byte that is wrong */
    static void run(byte[] bytes, int from, int to) {
        new Utf8Check(bytes, from, to).run();
    }

    private void run() {
        int i = from;
        while (i < to) {
            if (i + Long.BYTES <= to && plain((long) LONGS.get(bytes, i))) {
                i += Long.BYTES;
            } else if (bytes[i] < 0) {
                i = afterCharacter(i);
            } else if (bytes[i] == '\\') {
                i = afterEscape(i);
            } else {
                i++;
            }
        }
    }

    /** Whether none of the eight bytes is a backslash or part of a longer character. */
    private static boolean plain(long word) {
        long backslashes = word ^ BACKSLASHES;
        return ((word | ((backslashes - ONES) & ~backslashes)) & HIGH_BITS) == 0;
    }

    /** Checks a character of two to four bytes, by the table of well-formed sequences in the Unicode standard. */
    private int afterCharacter(int i) {
        int lead = bytes[i] & 0xFF;
        int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (lead < 0xC2 || lead > 0xF4 || i + length > to) {
            throw invalid(i);
        }
        int second = bytes[i + 1] & 0xFF;
        int lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        if (second < lowest || second > highest) {
            throw invalid(i);
        }
        for (int k = 2; k < length; k++) {
            if ((bytes[i + k] & 0xC0) != 0x80) {
                throw invalid(i);
            }
        }
        return i + length;
    }

    private int afterEscape(int i) {
        int unit = escapedUnit(i);
        if (unit < Character.MIN_SURROGATE || unit > Character.MAX_SURROGATE) {
            return i + 2;
        }
        int low = escapedUnit(i + 6);
        if (unit > Character.MAX_HIGH_SURROGATE
                || low < Character.MIN_LOW_SURROGATE
                || low > Character.MAX_LOW_SURROGATE) {
            throw at(i, "The escape spells half of a surrogate pair, which is no character");
        }
        return i + 12;
    }

    /** The UTF-16 unit that the escape at the place spells, or -1 if there is none. */
    private int escapedUnit(int i) {
        if (i + 6 > to || bytes[i] != '\\' || bytes[i + 1] != 'u') {
            return -1;
        }
        int unit = 0;
        for (int k = 2; k < 6; k++) {
            int digit = Character.digit(bytes[i + k], 16);
            if (digit < 0) {
                return -1;
            }
            unit = (unit << 4) | digit;
        }
        return unit;
    }

    private CameoGridException invalid(int i) {
        return at(i, String.format("Byte 0x%02X is not UTF-8 here", bytes[i] & 0xFF));
    }

    private CameoGridException at(int i, String message) {
        int line = 1;
        int lineStart = from;
        for (int k = from; k < i; k++) {
            if (bytes[k] == '\n') {
                line++;
                lineStart = k + 1;
            }
        }
        return StrictJson.malformed(message, line, i - lineStart + 1);
    }
}
