package io.cameogrid.grid.transport;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads what {@link ByteOutput} wrote, in this version of the program or in one that adds to it. Throws
 * {@link BufferUnderflowException} when a message ends too early.
 */
public final class ByteInput {
    private final ByteBuffer in;
    private final byte protocol;
    private final byte revision;

    public ByteInput(byte[] bytes) {
        in = ByteBuffer.wrap(bytes);
        protocol = in.get();
        revision = in.get();
    }

    public byte protocol() {
        return protocol;
    }

    /** Which fields there are: those that this revision and all before it have. */
    public byte revision() {
        return revision;
    }

    public boolean flag() {
        return in.get() != 0;
    }

    public long number() {
        return in.getLong();
    }

    public double real() {
        return in.getDouble();
    }

    public String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    public byte[] bytes() {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] content = new byte[length];
        in.get(content);
        return content;
    }

    public <T> Optional<T> optional(Supplier<T> reader) {
        return flag() ? Optional.of(reader.get()) : Optional.empty();
    }

    public <T> List<T> list(Supplier<T> reader) {
        long size = number();
        List<T> items = new ArrayList<>();
        for (long i = 0; i < size; i++) {
            items.add(reader.get());
        }
        return items;
    }

    /** The constant of a name; empty if only another version knows it. */
    public <E extends Enum<E>> Optional<E> constant(Class<E> type) {
        String name = text();
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst();
    }
}
