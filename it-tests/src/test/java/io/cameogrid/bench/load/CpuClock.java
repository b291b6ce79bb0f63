package io.cameogrid.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Reads how much processor time some processes, this process and the whole machine have used. */
public final class CpuClock {
    private static final Path MACHINE = Path.of("/proc/stat");
    private static final double TICKS_PER_SECOND = 100;

    private final List<ProcessHandle> engines;

    private CpuClock(List<ProcessHandle> engines) {
        this.engines = List.copyOf(engines);
    }

    /** Measures another process. */
    public static CpuClock of(ProcessHandle engine) {
        return new CpuClock(List.of(engine));
    }

    /** Measures several processes together. */
    public static CpuClock of(List<ProcessHandle> engines) {
        return new CpuClock(engines);
    }

    /** Measures this process, the one that does the work itself. */
    public static CpuClock own() {
        return new CpuClock(List.of(ProcessHandle.current()));
    }

    /** A moment. */
    public record Reading(long nanos, double engineSeconds, double clientSeconds, double machineSeconds) {}

    public Reading read() {
        double client = engines.contains(ProcessHandle.current()) ? 0 : seconds(ProcessHandle.current());
        double all = engines.stream().mapToDouble(CpuClock::seconds).sum();
        return new Reading(System.nanoTime(), all, client, machineSeconds());
    }

    public CpuUse since(Reading start) {
        Reading now = read();
        double engineSeconds = now.engineSeconds - start.engineSeconds;
        double clientSeconds = now.clientSeconds - start.clientSeconds;
        return new CpuUse(
                (now.nanos - start.nanos) / 1e9,
                engineSeconds,
                clientSeconds,
                now.machineSeconds - start.machineSeconds - engineSeconds - clientSeconds);
    }

    private static double seconds(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }

    /** Busy time of all processors. */
    private static double machineSeconds() {
        try {
            if (!Files.isReadable(MACHINE)) {
                return Double.NaN;
            }
            String[] ticks = Files.readAllLines(MACHINE).getFirst().split("\\s+");
            long busy = 0;
            for (int i : new int[] {1, 2, 3, 6, 7, 8}) {
                busy += Long.parseLong(ticks[i]);
            }
            return busy / TICKS_PER_SECOND;
        } catch (IOException e) {
            return Double.NaN;
        }
    }
}
