package io.cameogrid.grid.transport;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Writes a message of our own form, which begins with its protocol and its revision; {@link ByteInput} reads it.
 *
 * <p>A revision adds fields at the end of the message only, where a reader of an older one does not look.
 */
public final class ByteOutput {
    private static final int EXPECTED = 1 << 10;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(EXPECTED);
    private final DataOutputStream out = new DataOutputStream(bytes);

    public ByteOutput(byte protocol, byte revision) {
        bytes.write(protocol);
        bytes.write(revision);
    }

    /** What has been written. */
    public byte[] bytes() {
        return bytes.toByteArray();
    }

    public ByteOutput flag(boolean flag) {
        return written(() -> out.writeBoolean(flag));
    }

    public ByteOutput number(long number) {
        return written(() -> out.writeLong(number));
    }

    public ByteOutput real(double number) {
        return written(() -> out.writeDouble(number));
    }

    public ByteOutput text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** All bytes of the array. */
    public ByteOutput bytes(byte[] content) {
        return written(() -> {
            out.writeInt(content.length);
            out.write(content);
        });
    }

    public <T> ByteOutput optional(Optional<T> item, Consumer<T> writer) {
        flag(item.isPresent());
        item.ifPresent(writer);
        return this;
    }

    public <T> ByteOutput list(List<T> items, Consumer<T> writer) {
        number(items.size());
        items.forEach(writer);
        return this;
    }

    private interface Writing {
        void run() throws IOException;
    }

    private ByteOutput written(Writing writing) {
        try {
            writing.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
    }
}
