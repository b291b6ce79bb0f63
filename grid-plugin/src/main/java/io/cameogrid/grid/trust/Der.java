package io.cameogrid.grid.trust;

import com.google.common.primitives.Bytes;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The distinguished encoding of ASN.1, as far as a certificate needs it. */
final class Der {
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OBJECT = 0x06;
    private static final int UTF8 = 0x0c;
    private static final int TIME = 0x18;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int LONGEST_SHORT = 0x7f;

    private Der() {}

    static byte[] sequence(byte[]... parts) {
        return value(SEQUENCE, Bytes.concat(parts));
    }

    static byte[] set(byte[]... parts) {
        return value(SET, Bytes.concat(parts));
    }

    /** A part of a sequence that is marked by its number, from 0 to 30. */
    static byte[] marked(int number, byte[] part) {
        return value(0xa0 | number, part);
    }

    static byte[] integer(long number) {
        return value(INTEGER, BigInteger.valueOf(number).toByteArray());
    }

    /** @param hex the identifier as it is encoded */
    static byte[] object(String hex) {
        return value(OBJECT, HexFormat.of().parseHex(hex));
    }

    static byte[] text(String text) {
        return value(UTF8, text.getBytes(StandardCharsets.UTF_8));
    }

    /** @param time such as {@code 20500101000000Z} */
    static byte[] time(String time) {
        return value(TIME, time.getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] bits(byte[] bytes) {
        return value(BIT_STRING, Bytes.concat(new byte[] {0}, bytes));
    }

    private static byte[] value(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length <= LONGEST_SHORT) {
            out.write(content.length);
        } else {
            byte[] length = BigInteger.valueOf(content.length).toByteArray();
            int zeros = length[0] == 0 ? 1 : 0;
            out.write(LONGEST_SHORT + 1 | (length.length - zeros));
            out.write(length, zeros, length.length - zeros);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }
}
