package io.cameogrid.bench.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** One connection that is kept alive. Threads: one. */
public final class HttpConnection implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 60_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private byte[] buffer = new byte[1 << 16];
    private int position;
    private int limit;

    public HttpConnection(InetSocketAddress server) throws IOException {
        socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.connect(server, TIMEOUT_MILLIS);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /** Sends the request and reads the whole answer. */
    public HttpAnswer send(byte[] request) throws IOException {
        position = 0;
        limit = 0;
        out.write(request);
        int line = line();
        int status = number(line + "HTTP/1.1 ".length(), 10);
        int length = 0;
        boolean chunked = false;
        for (int start = line(); lineLength(start) > 0; start = line()) {
            if (startsWith(start, "content-length:")) {
                length = number(start + "content-length:".length(), 10);
            } else if (startsWith(start, "transfer-encoding:")) {
                chunked = true;
            }
        }
        if (chunked) {
            return chunks(status);
        }
        int from = take(length); // which may move everything to a larger buffer
        return new HttpAnswer(status, buffer, from, position);
    }

    /** Moves the chunks together, to where the first of them begins. */
    private HttpAnswer chunks(int status) throws IOException {
        int from = position;
        int to = from;
        while (true) {
            int size = number(line(), 16);
            if (size == 0) {
                line();
                return new HttpAnswer(status, buffer, from, to);
            }
            int chunk = take(size);
            System.arraycopy(buffer, chunk, buffer, to, size);
            to += size;
            line();
        }
    }

    /** Steps over so many bytes and tells where they begin. */
    private int take(int length) throws IOException {
        while (limit - position < length) {
            fill();
        }
        int start = position;
        position += length;
        return start;
    }

    /** Steps over a line and tells where it begins. */
    private int line() throws IOException {
        int start = position;
        int end = start;
        while (true) {
            for (; end < limit; end++) {
                if (buffer[end] == '\n') {
                    position = end + 1;
                    return start;
                }
            }
            fill();
        }
    }

    private int lineLength(int start) {
        return position - start - 2;
    }

    private void fill() throws IOException {
        if (limit == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * limit);
        }
        int read = in.read(buffer, limit, buffer.length - limit);
        if (read < 0) {
            throw new EOFException("The server closed the connection after "
                    + new String(buffer, 0, Math.min(limit, 500), StandardCharsets.UTF_8));
        }
        limit += read;
    }

    private int number(int start, int base) {
        int at = start;
        while (buffer[at] == ' ') {
            at++;
        }
        int number = 0;
        for (int digit = Character.digit(buffer[at], base); digit >= 0; digit = Character.digit(buffer[++at], base)) {
            number = number * base + digit;
        }
        return number;
    }

    private boolean startsWith(int start, String lowerCase) {
        if (position - start < lowerCase.length()) {
            return false;
        }
        for (int i = 0; i < lowerCase.length(); i++) {
            int letter = buffer[start + i];
            if (lowerCase.charAt(i) != (letter >= 'A' && letter <= 'Z' ? letter + ' ' : letter)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "connection to %s", socket.getRemoteSocketAddress());
    }
}
