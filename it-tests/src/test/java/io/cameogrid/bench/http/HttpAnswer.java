package io.cameogrid.bench.http;

import io.cameogrid.bench.load.WrongAnswerException;
import java.nio.charset.StandardCharsets;

/** What a server answered; valid until the next request on its connection. */
public final class HttpAnswer {
    private final int status;
    private final byte[] bytes;
    private final int from;
    private final int to;

    HttpAnswer(int status, byte[] bytes, int from, int to) {
        this.status = status;
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    public int status() {
        return status;
    }

    public String body() {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /** Whether the text occurs in the body. */
    public boolean contains(byte[] text) {
        return indexOf(text) >= 0;
    }

    /** The number that follows the text in the body. */
    public long numberAfter(byte[] text) {
        int at = indexOf(text);
        if (at < 0) {
            throw wrong("with " + new String(text, StandardCharsets.UTF_8));
        }
        long number = 0;
        for (int i = at + text.length; i < to && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
            number = 10 * number + bytes[i] - '0';
        }
        return number;
    }

    /** This answer, which must have one of the statuses. */
    public HttpAnswer require(int one, int other) {
        if (status != one && status != other) {
            throw wrong(one == other ? "with status " + one : "with status " + one + " or " + other);
        }
        return this;
    }

    public HttpAnswer require(int expected) {
        return require(expected, expected);
    }

    /** The complaint that this answer is not the one expected. */
    public WrongAnswerException wrong(String expected) {
        String body = body();
        return new WrongAnswerException("Expected an answer " + expected + ", got " + status + ": "
                + body.substring(0, Math.min(body.length(), 1_000)));
    }

    private int indexOf(byte[] text) {
        for (int start = from; start <= to - text.length; start++) {
            int i = 0;
            while (i < text.length && bytes[start + i] == text[i]) {
                i++;
            }
            if (i == text.length) {
                return start;
            }
        }
        return -1;
    }
}
