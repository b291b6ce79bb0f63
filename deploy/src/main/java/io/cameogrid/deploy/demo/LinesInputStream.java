package io.cameogrid.deploy.demo;

import java.io.InputStream;
import java.util.Iterator;

/** Reads lines one after the other as they are made, so that never all of them are in memory. Threads: one. */
final class LinesInputStream extends InputStream {
    private final Iterator<byte[]> lines;
    private byte[] line = new byte[0];
    private int position;

    LinesInputStream(Iterator<byte[]> lines) {
        this.lines = lines;
    }

    @Override
    public int read() {
        return advance() ? line[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (!advance()) {
            return -1;
        }
        int count = Math.min(length, line.length - position);
        System.arraycopy(line, position, target, offset, count);
        position += count;
        return count;
    }

    /** Goes on to the next line if this one is used up; false at the end. */
    private boolean advance() {
        while (position == line.length) {
            if (!lines.hasNext()) {
                return false;
            }
            line = lines.next();
            position = 0;
        }
        return true;
    }
}
