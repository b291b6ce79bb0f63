package io.cameogrid.rest.json;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.rest.call.ByteSpan;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Builds one JSON text as UTF-8 in one array, ready to be sent as it is.
 *
 * <p>It puts the commas; that begins and ends match is up to the caller.
 */
public final class JsonBuffer {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** Room to grow for what cannot be foreseen, escapes above all, before arrays end. */
    private static final int LARGEST = 1 << 30;

    private byte[] bytes;
    private int length;
    private boolean comma;

    public JsonBuffer(int expectedLength) {
        this.bytes = new byte[Math.max(64, expectedLength)];
    }

    /** A buffer for so much. Throws INVALID_REQUEST for more than one reply can hold. */
    static JsonBuffer expecting(long length) {
        if (length > LARGEST) {
            throw new CameoGridException(
                    ErrorCode.INVALID_REQUEST,
                    "the documents asked for are " + length
                            + " bytes together; ask for fewer, for fewer of their fields," + " or for a stream");
        }
        return new JsonBuffer((int) length);
    }

    /** What has been built, not copied. */
    public ByteSpan span() {
        return new ByteSpan(bytes, length);
    }

    /** Makes one line of it: outside of texts, where JSON has no raw line breaks, they are only white space. */
    public void joinLines() {
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n' || bytes[i] == '\r') {
                bytes[i] = ' ';
            }
        }
    }

    /** Forgets what has been built, to build the next. */
    public void clear() {
        length = 0;
        comma = false;
    }

    public JsonBuffer beginObject() {
        return open('{');
    }

    public JsonBuffer endObject() {
        return close('}');
    }

    public JsonBuffer beginArray() {
        return open('[');
    }

    public JsonBuffer endArray() {
        return close(']');
    }

    /** The name of the next value; ours, so it needs no escaping. */
    public JsonBuffer name(String name) {
        separate();
        ensure(name.length() + 3);
        bytes[length++] = '"';
        ascii(name);
        bytes[length++] = '"';
        bytes[length++] = ':';
        comma = false;
        return this;
    }

    /** The name of the next value, which may have been somebody else's choice. */
    public JsonBuffer key(String name) {
        separate();
        quoted(name);
        put(':');
        comma = false;
        return this;
    }

    public JsonBuffer value(String text) {
        separate();
        quoted(text);
        comma = true;
        return this;
    }

    public JsonBuffer value(long number) {
        return number(Long.toString(number));
    }

    public JsonBuffer value(boolean flag) {
        return number(flag ? "true" : "false");
    }

    /** A score; JSON has no words for infinities. */
    public JsonBuffer value(float number) {
        return number(Float.isFinite(number) ? Float.toString(number) : "0.0");
    }

    /** Milliseconds with three decimals. */
    public JsonBuffer millis(Duration time) {
        long micros = time.toNanos() / 1_000;
        long fraction = micros % 1_000;
        String zeros = fraction < 10 ? "00" : fraction < 100 ? "0" : "";
        return number(micros / 1_000 + "." + zeros + fraction);
    }

    /** A value that is JSON already. */
    public JsonBuffer raw(byte[] json, int from, int to) {
        separate();
        append(json, from, to);
        comma = true;
        return this;
    }

    public JsonBuffer strings(List<String> texts) {
        beginArray();
        texts.forEach(this::value);
        return endArray();
    }

    /** A value of any type that facts of an error have; what is none of them is shown as text. */
    public JsonBuffer any(Object value) {
        switch (value) {
            case Boolean flag -> value(flag.booleanValue());
            case Integer number -> value(number.longValue());
            case Long number -> value(number.longValue());
            case Map<?, ?> map -> {
                beginObject();
                map.forEach((key, part) -> {
                    separate();
                    quoted(String.valueOf(key));
                    put(':');
                    comma = false;
                    any(part);
                });
                endObject();
            }
            case Iterable<?> parts -> {
                beginArray();
                parts.forEach(this::any);
                endArray();
            }
            default -> value(String.valueOf(value));
        }
        return this;
    }

    /** Bytes that continue what was begun outside of this buffer's bookkeeping; a member may follow them. */
    JsonBuffer append(byte[] json, int from, int to) {
        ensure(to - from);
        System.arraycopy(json, from, bytes, length, to - from);
        length += to - from;
        return this;
    }

    JsonBuffer put(char ascii) {
        ensure(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    /** The next value begins or ends elsewhere: says whether a comma must be put before what follows. */
    JsonBuffer comma(boolean needed) {
        comma = needed;
        return this;
    }

    private JsonBuffer open(char bracket) {
        separate();
        put(bracket);
        comma = false;
        return this;
    }

    private JsonBuffer close(char bracket) {
        put(bracket);
        comma = true;
        return this;
    }

    private JsonBuffer number(String digits) {
        separate();
        ensure(digits.length());
        ascii(digits);
        comma = true;
        return this;
    }

    private void separate() {
        if (comma) {
            put(',');
        }
    }

    @SuppressWarnings("deprecation") // the only copy of a Latin-1 text into an array that needs no encoder
    private void ascii(String text) {
        text.getBytes(0, text.length(), bytes, length);
        length += text.length();
    }

    private void quoted(String text) {
        ensure(text.length() * 3 + 2);
        bytes[length++] = '"';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x20 && c < 0x7f && c != '"' && c != '\\') {
                bytes[length++] = (byte) c;
            } else {
                i += special(text, i, c);
            }
        }
        ensure(1);
        bytes[length++] = '"';
    }

    /** Writes a character that is not plain ASCII; answers how many more chars it took. */
    private int special(String text, int i, char c) {
        ensure((text.length() - i) * 3 + 8);
        if (c == '"' || c == '\\') {
            bytes[length++] = '\\';
            bytes[length++] = (byte) c;
        } else if (c < 0x20 || c == 0x7f) {
            control(c);
        } else if (c < 0x800) {
            bytes[length++] = (byte) (0xc0 | c >> 6);
            bytes[length++] = (byte) (0x80 | (c & 0x3f));
        } else if (Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1))) {
            supplementary(Character.toCodePoint(c, text.charAt(i + 1)));
            return 1;
        } else {
            char shown = Character.isSurrogate(c) ? '\ufffd' : c;
            bytes[length++] = (byte) (0xe0 | shown >> 12);
            bytes[length++] = (byte) (0x80 | ((shown >> 6) & 0x3f));
            bytes[length++] = (byte) (0x80 | (shown & 0x3f));
        }
        return 0;
    }

    private void supplementary(int point) {
        bytes[length++] = (byte) (0xf0 | point >> 18);
        bytes[length++] = (byte) (0x80 | ((point >> 12) & 0x3f));
        bytes[length++] = (byte) (0x80 | ((point >> 6) & 0x3f));
        bytes[length++] = (byte) (0x80 | (point & 0x3f));
    }

    private void control(char c) {
        bytes[length++] = '\\';
        int letter = "\b\t\n\f\r".indexOf(c);
        if (letter >= 0) {
            bytes[length++] = (byte) "btnfr".charAt(letter);
            return;
        }
        bytes[length++] = 'u';
        bytes[length++] = '0';
        bytes[length++] = '0';
        bytes[length++] = HEX[c >> 4];
        bytes[length++] = HEX[c & 0xf];
    }

    private void ensure(int more) {
        if (more > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length + (bytes.length >> 1), Math.addExact(length, more)));
        }
    }
}
