package io.cameogrid.grid.transport;

import static java.util.Objects.requireNonNull;

import org.apache.ignite.binary.BinaryRawReader;
import org.jspecify.annotations.Nullable;

/** Reads from a message of the grid. */
record GridSource(BinaryRawReader in) implements WireSource {
    @Override
    public byte readByte() {
        return in.readByte();
    }

    @Override
    public boolean readBoolean() {
        return in.readBoolean();
    }

    @Override
    public int readInt() {
        return in.readInt();
    }

    @Override
    public long readLong() {
        return in.readLong();
    }

    @Override
    public float readFloat() {
        return in.readFloat();
    }

    @Override
    public double readDouble() {
        return in.readDouble();
    }

    @Override
    public String readString() {
        return requireNonNull(in.readString());
    }

    @Override
    @SuppressWarnings("NullAway") // Ignite's annotation stands where JSpecify reads it as one of the array's elements.
    public byte[] readByteArray() {
        return requireNonNull(in.readByteArray());
    }

    @Override
    public @Nullable Object readObject() {
        return in.readObject();
    }
}
