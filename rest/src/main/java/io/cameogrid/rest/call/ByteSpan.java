package io.cameogrid.rest.call;

/** The first bytes of an array: what was read into it or built in it, without a copy to the exact size. */
public final class ByteSpan {
    private final byte[] array;
    private final int length;

    public ByteSpan(byte[] array, int length) {
        if (length < 0 || length > array.length) {
            throw new IllegalArgumentException("length " + length + " of " + array.length);
        }
        this.array = array;
        this.length = length;
    }

    /** The array itself, not a copy; what lies behind the length is not part of it. */
    public byte[] array() {
        return array;
    }

    public int length() {
        return length;
    }
}
