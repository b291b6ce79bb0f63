package io.cameogrid.search.microshard;

import java.io.EOFException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.RandomAccessInput;

/**
 * A file in one array. Lucene's own input for files in memory is made for many pieces, and reads each number through several layers;
 * in small segments most postings are numbers that are read one by one.
 *
 * <p>Clones and slices share the array. Threads: each input is confined to one, as every input is.
 */
final class ArrayInput extends IndexInput implements RandomAccessInput {
    private static final VarHandle SHORTS = view(short[].class);
    private static final VarHandle INTS = view(int[].class);
    private static final VarHandle LONGS = view(long[].class);

    private final byte[] bytes;
    private final int begin;
    private final int end;
    /** Moves from begin to end. */
    private int at;

    ArrayInput(String name, byte[] bytes) {
        this(name, bytes, 0, bytes.length);
    }

    private ArrayInput(String name, byte[] bytes, int begin, int end) {
        super(name);
        this.bytes = bytes;
        this.begin = begin;
        this.end = end;
        this.at = begin;
    }

    private static VarHandle view(Class<?> type) {
        return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() {
        // The array goes with its last reader.
    }

    @Override
    public long getFilePointer() {
        return (long) at - begin;
    }

    @Override
    public long length() {
        return (long) end - begin;
    }

    @Override
    public void seek(long position) throws EOFException {
        if (position < 0 || position > length()) {
            throw new EOFException("seek to " + position + " of " + length() + ": " + this);
        }
        at = begin + (int) position;
    }

    @Override
    public IndexInput slice(String name, long offset, long length) {
        if (offset < 0 || length < 0 || offset > length() - length) {
            throw new IllegalArgumentException(
                    "slice " + name + " of " + length + " at " + offset + " is out of " + length() + ": " + this);
        }
        int first = begin + (int) offset;
        return new ArrayInput(getFullSliceDescription(name), bytes, first, first + (int) length);
    }

    /** The place to read so many bytes at, which is left behind. */
    private int pass(int count) throws EOFException {
        int place = at;
        if (count > end - place) {
            throw new EOFException("read of " + count + " at " + getFilePointer() + " of " + length() + ": " + this);
        }
        at = place + count;
        return place;
    }

    @Override
    public byte readByte() throws EOFException {
        return bytes[pass(1)];
    }

    @Override
    public void readBytes(byte[] target, int offset, int length) throws EOFException {
        System.arraycopy(bytes, pass(length), target, offset, length);
    }

    @Override
    public short readShort() throws EOFException {
        return (short) SHORTS.get(bytes, pass(Short.BYTES));
    }

    @Override
    public int readInt() throws EOFException {
        return (int) INTS.get(bytes, pass(Integer.BYTES));
    }

    @Override
    public long readLong() throws EOFException {
        return (long) LONGS.get(bytes, pass(Long.BYTES));
    }

    @Override
    public void readInts(int[] target, int offset, int length) throws EOFException {
        Objects.checkFromIndexSize(offset, length, target.length);
        int place = pass(Math.multiplyExact(length, Integer.BYTES));
        for (int i = 0; i < length; i++) {
            target[offset + i] = (int) INTS.get(bytes, place + i * Integer.BYTES);
        }
    }

    @Override
    public void readLongs(long[] target, int offset, int length) throws EOFException {
        Objects.checkFromIndexSize(offset, length, target.length);
        int place = pass(Math.multiplyExact(length, Long.BYTES));
        for (int i = 0; i < length; i++) {
            target[offset + i] = (long) LONGS.get(bytes, place + i * Long.BYTES);
        }
    }

    /** The place of so many bytes at a position of this input. */
    private int place(long position, int count) throws EOFException {
        if (position < 0 || position > length() - count) {
            throw new EOFException("read of " + count + " at " + position + " of " + length() + ": " + this);
        }
        return begin + (int) position;
    }

    @Override
    public byte readByte(long position) throws EOFException {
        return bytes[place(position, 1)];
    }

    @Override
    public short readShort(long position) throws EOFException {
        return (short) SHORTS.get(bytes, place(position, Short.BYTES));
    }

    @Override
    public int readInt(long position) throws EOFException {
        return (int) INTS.get(bytes, place(position, Integer.BYTES));
    }

    @Override
    public long readLong(long position) throws EOFException {
        return (long) LONGS.get(bytes, place(position, Long.BYTES));
    }
}
