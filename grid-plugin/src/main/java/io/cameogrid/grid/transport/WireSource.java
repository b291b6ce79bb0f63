package io.cameogrid.grid.transport;

import org.jspecify.annotations.Nullable;

/** What a message is read from, value by value, as {@link WireSink} took them. */
interface WireSource {
    byte readByte();

    boolean readBoolean();

    int readInt();

    long readLong();

    float readFloat();

    double readDouble();

    String readString();

    byte[] readByteArray();

    @Nullable
    Object readObject();
}
