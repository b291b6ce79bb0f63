package io.cameogrid.grid.transport;

import org.apache.ignite.binary.BinaryRawWriter;
import org.jspecify.annotations.Nullable;

/** Writes into a message of the grid. */
record GridSink(BinaryRawWriter out) implements WireSink {
    @Override
    public void writeByte(byte value) {
        out.writeByte(value);
    }

    @Override
    public void writeBoolean(boolean value) {
        out.writeBoolean(value);
    }

    @Override
    public void writeInt(int value) {
        out.writeInt(value);
    }

    @Override
    public void writeLong(long value) {
        out.writeLong(value);
    }

    @Override
    public void writeFloat(float value) {
        out.writeFloat(value);
    }

    @Override
    public void writeDouble(double value) {
        out.writeDouble(value);
    }

    @Override
    public void writeString(String value) {
        out.writeString(value);
    }

    @Override
    public void writeByteArray(byte[] value) {
        out.writeByteArray(value);
    }

    @Override
    public void writeObject(@Nullable Object value) {
        out.writeObject(value);
    }
}
