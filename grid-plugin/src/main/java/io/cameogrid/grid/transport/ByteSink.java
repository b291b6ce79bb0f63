package io.cameogrid.grid.transport;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes into bytes, without the descriptions of classes that a message of the grid has; {@link ByteSource} reads them. */
final class ByteSink implements WireSink {
    static final byte NOTHING = 0;
    static final byte LONG = 1;
    static final byte DOUBLE = 2;
    static final byte TEXT = 3;
    static final byte INTEGER = 4;
    static final byte FLOAT = 5;
    static final byte TRUTH = 6;
    static final byte LIST = 7;
    static final byte MAP = 8;

    private ByteBuffer out;

    /** @param expected bytes */
    ByteSink(int expected) {
        out = ByteBuffer.allocate(expected);
    }

    /** What has been written. */
    byte[] bytes() {
        return Arrays.copyOf(out.array(), out.position());
    }

    private ByteBuffer room(int bytes) {
        if (out.remaining() < bytes) {
            int size = Math.addExact(out.position(), bytes);
            int larger = (int) Math.min(Integer.MAX_VALUE - Long.BYTES, 2L * size);
            out = ByteBuffer.wrap(Arrays.copyOf(out.array(), Math.max(size, larger)))
                    .position(out.position());
        }
        return out;
    }

    @Override
    public void writeByte(byte value) {
        room(1).put(value);
    }

    @Override
    public void writeBoolean(boolean value) {
        writeByte((byte) (value ? 1 : 0));
    }

    @Override
    public void writeInt(int value) {
        room(Integer.BYTES).putInt(value);
    }

    @Override
    public void writeLong(long value) {
        room(Long.BYTES).putLong(value);
    }

    @Override
    public void writeFloat(float value) {
        room(Float.BYTES).putFloat(value);
    }

    @Override
    public void writeDouble(double value) {
        room(Double.BYTES).putDouble(value);
    }

    @Override
    public void writeString(String value) {
        writeByteArray(value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void writeByteArray(byte[] value) {
        writeInt(value.length);
        room(value.length).put(value);
    }

    @Override
    public void writeObject(@Nullable Object value) {
        switch (value) {
            case null -> writeByte(NOTHING);
            case Long number -> {
                writeByte(LONG);
                writeLong(number);
            }
            case Double number -> {
                writeByte(DOUBLE);
                writeDouble(number);
            }
            case Integer number -> {
                writeByte(INTEGER);
                writeInt(number);
            }
            case Float number -> {
                writeByte(FLOAT);
                writeFloat(number);
            }
            case Boolean truth -> {
                writeByte(TRUTH);
                writeBoolean(truth);
            }
            case Collection<?> items -> {
                writeByte(LIST);
                writeInt(items.size());
                items.forEach(this::writeObject);
            }
            case Map<?, ?> entries -> {
                writeByte(MAP);
                writeInt(entries.size());
                entries.forEach((name, entry) -> {
                    writeString(String.valueOf(name));
                    writeObject(entry);
                });
            }
            default -> {
                // Facts of errors may be anything that has a name; of what is neither number nor list, the text is
                // enough.
                writeByte(TEXT);
                writeString(value.toString());
            }
        }
    }
}
