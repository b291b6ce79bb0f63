package io.cameogrid.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Reads how much processor time a process, this process and the whole machine have used. */
public final class CpuClock {
    private static final Path MACHINE = Path.of("/proc/stat");
    private static final double TICKS_PER_SECOND = 100;

    private final ProcessHandle engine;

    private CpuClock(ProcessHandle engine) {
        this.engine = engine;
    }

    /** Measures another process. */
    public static CpuClock of(ProcessHandle engine) {
        return new CpuClock(engine);
    }

    /** Measures this process, the one that does the work itself. */
    public static CpuClock own() {
        return new CpuClock(ProcessHandle.current());
    }

    /** A moment. */
    public record Reading(long nanos, double engineSeconds, double clientSeconds, double machineSeconds) {}

    public Reading read() {
        double client = engine.equals(ProcessHandle.current()) ? 0 : seconds(ProcessHandle.current());
        return new Reading(System.nanoTime(), seconds(engine), client, machineSeconds());
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
