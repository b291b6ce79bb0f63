package io.cameogrid.bench.load;

import java.util.Arrays;
import java.util.List;

/** How long operations took. Threads: one, until it is only read. */
public final class Latencies {
    private long[] nanos = new long[1 << 12];
    private int count;

    void add(long nanosTaken) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = nanosTaken;
    }

    public static Latencies of(long... nanos) {
        Latencies latencies = new Latencies();
        for (long taken : nanos) {
            latencies.add(taken);
        }
        return sum(List.of(latencies));
    }

    /** All of them together, ready to be asked. */
    static Latencies sum(List<Latencies> parts) {
        Latencies sum = new Latencies();
        sum.nanos = parts.stream()
                .flatMapToLong(part -> Arrays.stream(part.nanos, 0, part.count))
                .sorted()
                .toArray();
        sum.count = sum.nanos.length;
        return sum;
    }

    public int count() {
        return count;
    }

    /** The time within which the share of the operations was done; 0 without any. */
    public double millis(double share) {
        return count == 0 ? 0 : nanos[(int) Math.min(count - 1L, (long) (share * count))] / 1e6;
    }
}
