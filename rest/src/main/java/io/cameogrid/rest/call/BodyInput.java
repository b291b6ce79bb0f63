package io.cameogrid.rest.call;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * A body's own bytes as they arrive: inflated, counted, and with every way of not arriving told as the client's error.
 */
public final class BodyInput implements Closeable {
    /** What a sender has to reach once its first time is over; a modem did. */
    private static final int BYTES_PER_SECOND = 4 << 10;

    private final InputStream in;
    private final long maxBytes;
    private final Duration patience;
    private long nanosWaited;
    private long bytes;
    private boolean ended;

    /** @param patience how long it is waited for a sender that trickles */
    BodyInput(InputStream in, long maxBytes, Duration patience) {
        this.in = in;
        this.maxBytes = maxBytes;
        this.patience = patience;
    }

    /**
     * Reads what is there, at least one byte.
     *
     * @return the number of bytes, -1 at the end
     * @throws CameoGridException BODY_TOO_LARGE beyond the limit, INVALID_REQUEST if the body breaks off
     */
    public int read(byte[] target, int offset, int length) {
        int read = await(target, offset, length);
        bytes += Math.max(0, read);
        ended |= read < 0;
        if (bytes > maxBytes) {
            throw tooLarge(maxBytes);
        }
        if (!ended && trickles()) {
            throw new CameoGridException(
                    ErrorCode.INVALID_REQUEST, "the body did not arrive in time: " + bytes + " bytes came so far");
        }
        return read;
    }

    /** Only this is the sender's time; what is done between two reads is ours. */
    private int await(byte[] target, int offset, int length) {
        long start = System.nanoTime();
        try {
            return in.read(target, offset, length);
        } catch (CameoGridException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw broken(e);
        } finally {
            nanosWaited += System.nanoTime() - start;
        }
    }

    private boolean trickles() {
        Duration allowed = patience.plusMillis(bytes * 1_000 / BYTES_PER_SECOND);
        return nanosWaited > allowed.toNanos();
    }

    /** Whether all has been read that was sent. */
    boolean ended() {
        return ended;
    }

    static CameoGridException tooLarge(long maxBytes) {
        return new CameoGridException(ErrorCode.BODY_TOO_LARGE, "the body is larger than " + maxBytes + " bytes")
                .with("limit", "body_bytes")
                .with("maximum", maxBytes);
    }

    private CameoGridException broken(Exception e) {
        boolean late = e instanceof TimeoutException || e.getCause() instanceof TimeoutException;
        String how = late
                ? "did not arrive in time"
                : in instanceof Inflation ? "broke off, or is not what its Content-Encoding says" : "broke off";
        return new CameoGridException(ErrorCode.INVALID_REQUEST, "the body " + how + " after " + bytes + " bytes", e);
    }

    /** Frees what inflating took; the body as it was sent stays open, since more of it may come. */
    @Override
    public void close() {
        if (in instanceof Inflation inflation) {
            inflation.close();
        }
    }
}
