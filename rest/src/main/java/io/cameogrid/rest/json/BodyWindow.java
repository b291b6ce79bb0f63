package io.cameogrid.rest.json;

import io.cameogrid.rest.call.Body;
import io.cameogrid.rest.call.BodyInput;
import io.cameogrid.schema.json.StrictJson;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Hands a body to a parser as it arrives and remembers its last bytes, so that documents can be cut out of it.
 *
 * <p>It remembers no more than the largest document needs, however long the body is.
 */
final class BodyWindow extends InputStream implements ByteSource {
    private static final int CHUNK = 8 << 10;

    private final Body body;
    private final BodyInput in;
    private final int most;
    private byte[] kept = new byte[4 * CHUNK];
    private int start;
    private int end;
    private long offsetOfStart;

    BodyWindow(Body body, BodyInput in) {
        this.body = body;
        this.in = in;
        this.most = Math.addExact(body.limits().recordBytes(), 4 * CHUNK);
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        int read = in.read(target, offset, Math.min(length, CHUNK));
        if (read > 0) {
            makeRoom(read);
            System.arraycopy(target, offset, kept, end, read);
            end += read;
        }
        return read;
    }

    /** Lets go of what lies before the offset. */
    void forget(long offset) {
        int by = (int) Math.min(Math.max(0, offset - offsetOfStart), end - start);
        start += by;
        offsetOfStart += by;
    }

    @Override
    public byte[] cut(long from, long to) {
        return Arrays.copyOfRange(kept, index(from), index(to));
    }

    /** Checks all that is remembered up to the offset. Throws MALFORMED_JSON with a place relative to the first byte. */
    void requireWellFormed(long to) {
        StrictJson.requireWellFormed(kept, start, index(to));
    }

    private int index(long offset) {
        return start + (int) (offset - offsetOfStart);
    }

    private void makeRoom(int more) {
        if (end + more <= kept.length) {
            return;
        }
        forget(offsetOfStart + Math.max(0, end - start + more - most));
        int held = end - start;
        boolean crowded = (held + more) * 2L > kept.length;
        byte[] roomier = crowded ? larger(held + more) : kept;
        System.arraycopy(kept, start, roomier, 0, held);
        kept = roomier;
        start = 0;
        end = held;
    }

    private byte[] larger(int atLeast) {
        int size = (int) Math.min(most, Math.max(2L * kept.length, atLeast));
        body.charge(size - kept.length);
        return new byte[size];
    }
}
