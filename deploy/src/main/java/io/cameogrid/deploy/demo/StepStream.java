package io.cameogrid.deploy.demo;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream of lines that tells a progress of each line read from it. Threads: one. */
final class StepStream extends FilterInputStream {
    private final Progress progress;

    StepStream(InputStream lines, Progress progress) {
        super(lines);
        this.progress = progress;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read == '\n') {
            progress.step();
        }
        return read;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        for (int i = offset; i < offset + count; i++) {
            if (target[i] == '\n') {
                progress.step();
            }
        }
        return count;
    }
}
