package io.cameogrid.search.mapping;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoField;

/**
 * How dates are indexed and travel, exact to the nanosecond from the year 1 to 9999.
 *
 * <p>No long counts the nanoseconds of that time, but it counts microseconds, with more than a bit to spare. So the key of a
 * date is twice its microseconds since 1970, plus one if it lies behind that microsecond: keys have the order of dates,
 * dates of whole microseconds have a key each, and all that lie between the same two share one. Only the latter are
 * indexed a second time, by all their digits, and only a bound or an order that meets such a key looks there.
 */
public final class DateValue {
    /** How many bytes {@link #bytes} gives. */
    static final int BYTES = Long.BYTES + Integer.BYTES;

    /** The nanoseconds of a microsecond behind its beginning: the first and the last. */
    static final int FIRST_FINE = 1;

    static final int LAST_FINE = 999;

    private static final int NANOS_PER_MICRO = 1_000;
    private static final long MICROS_PER_SECOND = 1_000_000;

    private DateValue() {}

    static long key(Instant date) {
        return (micros(date) << 1) + (fine(date) ? 1 : 0);
    }

    /** Whether it lies between two microseconds. */
    static boolean fine(Instant date) {
        return remainder(date) != 0;
    }

    /** The nanoseconds behind the microsecond. */
    static int remainder(Instant date) {
        return nanos(date) % NANOS_PER_MICRO;
    }

    /** Whether the key is shared by all dates between two microseconds. */
    static boolean shared(long key) {
        return (key & 1) == 1;
    }

    /** The date of a key and of the nanoseconds behind its microsecond. */
    static Instant of(long key, int remainder) {
        return ofMicros(key >> 1).plusNanos(remainder);
    }

    /** The nanoseconds of the date's second. */
    private static int nanos(Instant date) {
        return date.get(ChronoField.NANO_OF_SECOND);
    }

    private static long micros(Instant date) {
        return date.getEpochSecond() * MICROS_PER_SECOND + nanos(date) / NANOS_PER_MICRO;
    }

    private static Instant ofMicros(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, MICROS_PER_SECOND), Math.floorMod(micros, MICROS_PER_SECOND) * NANOS_PER_MICRO);
    }

    /** All digits, in bytes that have the order of dates. */
    static byte[] bytes(Instant date) {
        return ByteBuffer.allocate(BYTES)
                .putLong(date.getEpochSecond() ^ Long.MIN_VALUE)
                .putInt(nanos(date))
                .array();
    }

    static Instant of(ByteBuffer bytes) {
        return Instant.ofEpochSecond(bytes.getLong() ^ Long.MIN_VALUE, bytes.getInt());
    }

    /** A date as a sort value between nodes: its microseconds as a Long if they are all, as earlier versions know it. */
    public static Comparable<?> travelling(Instant date) {
        return fine(date) ? new String(bytes(date), StandardCharsets.ISO_8859_1) : (Comparable<?>) micros(date);
    }

    /** The date that {@link #travelling} made into this. */
    public static Instant travelled(Comparable<?> value) {
        return switch (value) {
            case Long micros -> ofMicros(micros);
            case String bytes
            when bytes.length() == BYTES -> of(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)));
            default -> throw new IllegalStateException("no date as a sort value: " + value.getClass());
        };
    }
}
