package io.cameogrid.search.microshard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.List;
import java.util.Random;
import org.apache.lucene.store.ByteArrayDataOutput;
import org.apache.lucene.store.ByteBuffersDataInput;
import org.apache.lucene.store.ByteBuffersIndexInput;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.RandomAccessInput;
import org.apache.lucene.util.GroupVIntUtil;
import org.junit.jupiter.api.Test;

/** The input beside Lucene's own, which reads the same bytes. */
final class ArrayInputTest {
    private static final int ROUNDS = 300;
    private static final int STEPS = 60;

    /** Reads something from an input; the same of the same bytes. */
    @FunctionalInterface
    private interface Reading {
        Object from(IndexInput input) throws IOException;
    }

    @Test
    void readsWhatLuceneReadsUpToTheSameEnd() throws IOException {
        for (long seed = 1; seed <= ROUNDS; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new byte[random.nextInt(400)];
            random.nextBytes(bytes);
            IndexInput ours = new ArrayInput("file", bytes);
            IndexInput theirs =
                    new ByteBuffersIndexInput(new ByteBuffersDataInput(List.of(ByteBuffer.wrap(bytes))), "file");
            for (int step = 0; step < STEPS; step++) {
                if (random.nextInt(10) == 0) {
                    long offset = random.nextLong(theirs.length() + 1);
                    long length = random.nextLong(theirs.length() - offset + 1);
                    boolean slice = random.nextBoolean();
                    ours = slice ? ours.slice("part", offset, length) : ours.clone();
                    theirs = slice ? theirs.slice("part", offset, length) : theirs.clone();
                }
                Reading reading = reading(random, theirs.length());
                Object expected = outcome(reading, theirs);
                assertThat(outcome(reading, ours))
                        .as("seed %d, step %d", seed, step)
                        .isEqualTo(expected);
                if (expected.equals(EOFException.class)) {
                    // Where an input stands that has been read past its end is nobody's business.
                    long position = random.nextLong(theirs.length() + 1);
                    ours.seek(position);
                    theirs.seek(position);
                }
                assertThat(ours.getFilePointer())
                        .as("seed %d, step %d", seed, step)
                        .isEqualTo(theirs.getFilePointer());
                assertThat(ours.length()).isEqualTo(theirs.length());
            }
        }
    }

    private static Reading reading(Random random, long length) {
        int count = random.nextInt(6);
        long position = random.nextLong(length + 1);
        return switch (random.nextInt(11)) {
            case 0 -> IndexInput::readByte;
            case 1 -> IndexInput::readShort;
            case 2 -> IndexInput::readInt;
            case 3 -> IndexInput::readLong;
            case 4 ->
                input -> {
                    byte[] read = new byte[9];
                    input.readBytes(read, 2, count);
                    return List.of(ByteBuffer.wrap(read));
                };
            case 5 ->
                input -> {
                    int[] read = new int[9];
                    input.readInts(read, 2, count);
                    return List.of(IntBuffer.wrap(read));
                };
            case 6 ->
                input -> {
                    long[] read = new long[9];
                    input.readLongs(read, 2, count);
                    return List.of(LongBuffer.wrap(read));
                };
            case 7 ->
                input -> {
                    float[] read = new float[9];
                    input.readFloats(read, 2, count);
                    return List.of(FloatBuffer.wrap(read));
                };
            case 8 ->
                input -> {
                    input.seek(position);
                    return position;
                };
            case 9 ->
                input -> {
                    RandomAccessInput places = input.randomAccessSlice(0, input.length());
                    long last = Math.max(0, input.length() - Long.BYTES);
                    return input.length() < Long.BYTES
                            ? 0
                            : List.of(
                                    places.readByte(last),
                                    places.readShort(last),
                                    places.readInt(last),
                                    places.readLong(last));
                };
            default ->
                input -> {
                    input.skipBytes(Math.min(count, input.length() - input.getFilePointer()));
                    return count;
                };
        };
    }

    private static Object outcome(Reading reading, IndexInput input) throws IOException {
        try {
            return reading.from(input);
        } catch (EOFException e) {
            return EOFException.class;
        }
    }

    @Test
    void readsNumbersInGroupsAsTheyWereWritten() throws IOException {
        for (long seed = 1; seed <= ROUNDS; seed++) {
            Random random = new Random(seed);
            int[] numbers = random.ints(1 + random.nextInt(40), 0, 1 << (1 + random.nextInt(30)))
                    .toArray();
            byte[] bytes = new byte[numbers.length * 5 + 16];
            ByteArrayDataOutput out = new ByteArrayDataOutput(bytes);
            out.writeGroupVInts(numbers.clone(), numbers.length);
            IndexInput input = new ArrayInput("file", bytes).slice("numbers", 0, out.getPosition());
            int[] read = new int[numbers.length + 4];
            GroupVIntUtil.readGroupVInts(input, read, numbers.length);
            assertThat(read).as("seed %d", seed).startsWith(numbers);
            assertThat(input.getFilePointer()).as("seed %d", seed).isEqualTo(out.getPosition());
        }
    }

    @Test
    void nothingOutsideOfASliceIsRead() throws IOException {
        IndexInput slice = new ArrayInput("file", new byte[100]).slice("part", 10, 20);
        RandomAccessInput places = slice.randomAccessSlice(0, 20);
        assertThatExceptionOfType(EOFException.class).isThrownBy(() -> places.readLong(13));
        assertThatExceptionOfType(EOFException.class).isThrownBy(() -> places.readByte(20));
        assertThatExceptionOfType(EOFException.class).isThrownBy(() -> places.readByte(-1));
        assertThatExceptionOfType(EOFException.class).isThrownBy(() -> slice.seek(21));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> slice.slice("more", 15, 6));
        slice.seek(20);
        assertThatExceptionOfType(EOFException.class).isThrownBy(slice::readByte);
    }
}
