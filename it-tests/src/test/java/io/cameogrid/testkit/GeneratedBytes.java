package io.cameogrid.testkit;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/** A body that is made while it is sent, piece by piece, so that it may be larger than the heap. */
public final class GeneratedBytes extends InputStream {
    private final Iterator<String> pieces;
    private byte[] piece = new byte[0];
    private int position;

    /** @param pieces of ASCII */
    public GeneratedBytes(Iterator<String> pieces) {
        this.pieces = pieces;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        while (position == piece.length) {
            if (!pieces.hasNext()) {
                return -1;
            }
            piece = pieces.next().getBytes(StandardCharsets.US_ASCII);
            position = 0;
        }
        int read = Math.min(length, piece.length - position);
        System.arraycopy(piece, position, target, offset, read);
        position += read;
        return read;
    }
}
