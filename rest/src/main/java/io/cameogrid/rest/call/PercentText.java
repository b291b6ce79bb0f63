package io.cameogrid.rest.call;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Percent-decoding, once and strictly: what is not well-formed is refused, never repaired.
 *
 * <p>A lenient decoder turns every broken byte into the same replacement character, and then two ids name one document.
 */
final class PercentText {
    private PercentText() {}

    /** A path segment, where a plus is a plus. */
    static String segment(String raw) {
        return decode(raw, false);
    }

    /** A name or value of a query, where a plus is a space. */
    static String parameter(String raw) {
        return decode(raw, true);
    }

    private static String decode(String raw, boolean plusIsSpace) {
        if (isPlain(raw, plusIsSpace)) {
            return raw;
        }
        byte[] bytes = new byte[raw.length()];
        int length = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                bytes[length++] = (byte) escaped(raw, i);
                i += 2;
            } else if (c > 0x7e || c < 0x20) {
                throw refusal("the address holds a character that has to be percent-encoded as UTF-8");
            } else {
                bytes[length++] = (byte) (c == '+' && plusIsSpace ? ' ' : c);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refusal("the address holds percent-encoded bytes that are not UTF-8");
        }
    }

    private static boolean isPlain(String raw, boolean plusIsSpace) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%' || c > 0x7e || c < 0x20 || (c == '+' && plusIsSpace)) {
                return false;
            }
        }
        return true;
    }

    private static int escaped(String raw, int percent) {
        int high = percent + 2 < raw.length() ? Character.digit(raw.charAt(percent + 1), 16) : -1;
        int low = percent + 2 < raw.length() ? Character.digit(raw.charAt(percent + 2), 16) : -1;
        if (high < 0 || low < 0) {
            throw refusal("the address holds a '%' that is not followed by two hexadecimal digits; write %25 for '%'");
        }
        return high << 4 | low;
    }

    private static CameoGridException refusal(String detail) {
        return new CameoGridException(ErrorCode.INVALID_REQUEST, detail);
    }
}
