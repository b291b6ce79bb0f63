package io.cameogrid.rest.call;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * Undoes a body's Content-Encoding, and stops at bombs: beyond the first megabyte nobody inflates more than a hundredfold.
 */
final class Inflation extends InputStream {
    private static final long FREE_BYTES = 1 << 20;
    private static final int RATIO = 100;
    private static final int BUFFER = 8192;

    private final CountedInput compressed;
    private final boolean gzip;
    private InputStream inflated;
    private Inflater inflater;
    private boolean opened;
    private long bytes;

    private Inflation(InputStream raw, boolean gzip) {
        this.compressed = new CountedInput(raw);
        this.gzip = gzip;
        this.inflated = compressed;
        this.inflater = new Inflater(true);
    }

    /** The body's own bytes. Throws UNSUPPORTED_MEDIA_TYPE for an encoding that is not spoken here. */
    static InputStream open(InputStream raw, String encoding) {
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> raw;
            case "gzip", "x-gzip" -> new Inflation(raw, true);
            case "deflate" -> new Inflation(raw, false);
            default ->
                throw new CameoGridException(
                                ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                                "the Content-Encoding " + Nearest.quoted(encoding)
                                        + " is not served here; send gzip, deflate or identity")
                        .with("header", "Content-Encoding");
        };
    }

    /** Reading begins here rather than in the constructor, because the first bytes decide. */
    private InputStream inflated() throws IOException {
        if (!opened) {
            opened = true;
            inflated = gzip ? new GZIPInputStream(compressed, BUFFER) : openDeflate();
        }
        return inflated;
    }

    /** HTTP says zlib, but some clients send the bare stream; the two header bytes tell which it is. */
    private InputStream openDeflate() throws IOException {
        BufferedInputStream peeked = new BufferedInputStream(compressed, BUFFER);
        peeked.mark(2);
        int first = peeked.read();
        int second = peeked.read();
        peeked.reset();
        boolean zlib = (first & 0x0f) == 8 && (first << 8 | second) % 31 == 0;
        inflater.end();
        inflater = new Inflater(!zlib);
        return new InflaterInputStream(peeked, inflater, BUFFER);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = inflated().read(target, offset, length);
        if (read < 0 && compressed.read() >= 0) {
            throw new ZipException("something follows what was compressed");
        }
        bytes += Math.max(0, read);
        if (bytes > FREE_BYTES && bytes / RATIO > compressed.bytes) {
            throw new CameoGridException(
                            ErrorCode.BODY_TOO_LARGE,
                            "the body inflates to more than " + RATIO + " times what was sent")
                    .with("limit", "inflation_ratio")
                    .with("maximum", RATIO);
        }
        return read;
    }

    @Override
    public void close() {
        try {
            inflated.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing reads nothing", e);
        } finally {
            inflater.end();
        }
    }

    /** Counts what was sent, and keeps it open when what inflates it is closed. */
    private static final class CountedInput extends FilterInputStream {
        private long bytes;

        CountedInput(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            bytes += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            bytes += Math.max(0, read);
            return read;
        }

        @Override
        public void close() {
            // The connection goes on.
        }
    }
}
