package io.cameogrid.deploy.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/**
 * Shows how far the loading has come: as a bar that moves on a terminal, as a line now and then elsewhere.
 *
 * <p>Threads: any one at a time.
 */
final class Progress {
    private static final int WIDTH = 30;
    private static final long NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

    private final PrintStream console;
    private final boolean terminal;
    private final long total;
    private final long start = System.nanoTime();
    private long shown;
    private long done;

    Progress(PrintStream console, boolean terminal, long total) {
        this.console = console;
        this.terminal = terminal;
        this.total = Math.max(1, total);
        this.shown = start;
    }

    /** One more document was sent. */
    synchronized void step() {
        done++;
        long now = System.nanoTime();
        if (now - shown >= (terminal ? NANOS_PER_SECOND / 10 : 5 * NANOS_PER_SECOND)) {
            shown = now;
            show(now);
        }
    }

    private void show(long now) {
        double seconds = Math.max(1, now - start) / (double) NANOS_PER_SECOND;
        double rate = done / seconds;
        long left = Math.round((total - done) / Math.max(rate, 1));
        String numbers = String.format(
                Locale.ROOT, "%,d of %,d documents, %,.0f/s, %d:%02d left", done, total, rate, left / 60, left % 60);
        if (terminal) {
            int full = (int) Math.min(WIDTH, WIDTH * done / total);
            console.print("\r  [" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] " + numbers + "   ");
            console.flush();
        } else {
            console.println("  " + numbers);
        }
    }

    /** Everything was written. */
    synchronized void finish(long written) {
        double seconds = Math.max(1, System.nanoTime() - start) / (double) NANOS_PER_SECOND;
        String clear = terminal ? "\r" + " ".repeat(WIDTH + 60) + "\r" : "";
        console.printf(
                Locale.ROOT,
                "%s  %,d documents written in %.1f s (%,.0f/s)%n",
                clear,
                written,
                seconds,
                written / seconds);
    }
}
