package io.cameogrid.grid.transport;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.ignite.binary.BinaryObjectException;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ByteSink} wrote. Throws {@link BufferUnderflowException} where the message ends too early. */
final class ByteSource implements WireSource {
    private final ByteBuffer in;

    ByteSource(byte[] bytes) {
        in = ByteBuffer.wrap(bytes);
    }

    @Override
    public byte readByte() {
        return in.get();
    }

    @Override
    public boolean readBoolean() {
        return in.get() != 0;
    }

    @Override
    public int readInt() {
        return in.getInt();
    }

    @Override
    public long readLong() {
        return in.getLong();
    }

    @Override
    public float readFloat() {
        return in.getFloat();
    }

    @Override
    public double readDouble() {
        return in.getDouble();
    }

    @Override
    public String readString() {
        int length = length();
        String text = new String(in.array(), in.position(), length, StandardCharsets.UTF_8);
        in.position(in.position() + length);
        return text;
    }

    @Override
    public byte[] readByteArray() {
        byte[] content = new byte[length()];
        in.get(content);
        return content;
    }

    /** Of what follows; each thing takes a byte at least. */
    private int length() {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        return length;
    }

    @Override
    public @Nullable Object readObject() {
        byte kind = in.get();
        return switch (kind) {
            case ByteSink.NOTHING -> null;
            case ByteSink.LONG -> in.getLong();
            case ByteSink.DOUBLE -> in.getDouble();
            case ByteSink.TEXT -> readString();
            case ByteSink.INTEGER -> in.getInt();
            case ByteSink.FLOAT -> in.getFloat();
            case ByteSink.TRUTH -> readBoolean();
            case ByteSink.LIST -> list();
            case ByteSink.MAP -> map();
            default -> throw new BinaryObjectException("no kind of value: " + kind);
        };
    }

    private List<@Nullable Object> list() {
        List<@Nullable Object> items = new ArrayList<>();
        for (int left = length(); left > 0; left--) {
            items.add(readObject());
        }
        return items;
    }

    private Map<String, @Nullable Object> map() {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        for (int left = length(); left > 0; left--) {
            entries.put(readString(), readObject());
        }
        return entries;
    }
}
