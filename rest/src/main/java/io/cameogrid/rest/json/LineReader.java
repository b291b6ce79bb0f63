package io.cameogrid.rest.json;

import io.cameogrid.rest.call.Body;
import io.cameogrid.rest.call.BodyInput;
import java.util.Arrays;

/**
 * Cuts a body into lines as it arrives, ended by LF or CRLF; the last one needs no end. Holds one line at a time, and of
 * a line that is too long nothing.
 */
final class LineReader {
    private static final int CHUNK = 64 << 10;

    private final Body body;
    private final BodyInput in;
    private final int longest;
    private byte[] buffer = new byte[CHUNK];
    private int end;
    private int from;
    private int next;
    private int to;
    private long number;
    private boolean ended;
    private boolean tooLong;

    /** Lines are as long as records may be; a longer one is passed over. */
    LineReader(Body body, BodyInput in) {
        this.body = body;
        this.in = in;
        this.longest = body.limits().recordBytes();
    }

    /** Moves to the next line; false if there is none. */
    boolean next() {
        from = next;
        tooLong = false;
        int scanned = from;
        while (true) {
            int lineEnd = find(scanned);
            if (lineEnd >= 0) {
                return line(lineEnd, lineEnd + 1);
            }
            if (ended) {
                return (from < end || tooLong) && line(end, end);
            }
            if (end - from > longest) {
                tooLong = true;
                end = from;
            }
            int held = fill();
            scanned = from + held;
        }
    }

    byte[] buffer() {
        return buffer;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** The line's number, from 1; every line counts. */
    long number() {
        return number;
    }

    /** Whether the line was longer than the longest, and is not there. */
    boolean tooLong() {
        return tooLong;
    }

    boolean blank() {
        for (int i = from; i < to; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
                return false;
            }
        }
        return !tooLong;
    }

    private boolean line(int lineEnd, int following) {
        to = lineEnd;
        next = following;
        number++;
        tooLong |= to - from > longest;
        boolean byteOrderMark = number == 1
                && to - from >= 3
                && buffer[from] == (byte) 0xef
                && buffer[from + 1] == (byte) 0xbb
                && buffer[from + 2] == (byte) 0xbf;
        from += byteOrderMark ? 3 : 0;
        return true;
    }

    private int find(int begin) {
        for (int i = begin; i < end; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** Reads more of the present line; gives the number of its bytes that were there before. */
    private int fill() {
        int held = end - from;
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, held);
            from = 0;
            end = held;
        }
        if (end == buffer.length) {
            int size = (int) Math.min(2L * buffer.length, longest + (long) CHUNK);
            body.charge(size - buffer.length);
            buffer = Arrays.copyOf(buffer, size);
        }
        int read = in.read(buffer, end, buffer.length - end);
        ended = read < 0;
        end += Math.max(0, read);
        return held;
    }
}
