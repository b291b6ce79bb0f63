package io.cameogrid.deploy.config;

/** A number of bytes. Megabytes are those of memory and files: 1,048,576 bytes. */
public record ByteSize(long bytes) implements Comparable<ByteSize> {
    private static final long MEGABYTE = 1024L * 1024;

    public ByteSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("a size cannot be negative: " + bytes);
        }
    }

    public static ByteSize ofMegabytes(long megabytes) {
        return new ByteSize(Math.multiplyExact(megabytes, MEGABYTE));
    }

    /** Whole megabytes, rounded down. */
    public long megabytes() {
        return bytes / MEGABYTE;
    }

    /** One part of this size in whole megabytes, not below the least and not above the most. */
    ByteSize part(int divisor, ByteSize least, ByteSize most) {
        return ofMegabytes(Math.clamp(megabytes() / divisor, least.megabytes(), most.megabytes()));
    }

    @Override
    public int compareTo(ByteSize other) {
        return Long.compare(bytes, other.bytes);
    }

    /** For people: {@code 512 MB}. */
    @Override
    public String toString() {
        return megabytes() + " MB";
    }
}
