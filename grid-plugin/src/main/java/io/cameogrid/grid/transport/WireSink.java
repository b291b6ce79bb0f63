package io.cameogrid.grid.transport;

import org.jspecify.annotations.Nullable;

/** What a message is written into, value by value; {@link WireSource} gives them back in their order. */
interface WireSink {
    void writeByte(byte value);

    void writeBoolean(boolean value);

    void writeInt(int value);

    void writeLong(long value);

    void writeFloat(float value);

    void writeDouble(double value);

    void writeString(String value);

    void writeByteArray(byte[] value);

    /** @param value a number, a text, a truth, a list or a map of such, or null */
    void writeObject(@Nullable Object value);
}
