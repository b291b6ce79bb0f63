package io.cameogrid.deploy;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns SIGTERM and Ctrl-C into an orderly stop that ends the process with exit code 0.
 *
 * <p>A JVM that a signal ends reports 143 or 130, however cleanly it went. So the shutdown hook itself halts the JVM once
 * the node is closed; nothing runs after it that would matter. A stop that takes too long is given up: what was
 * acknowledged is in the log of the store, and the next start replays it.
 *
 * <p>Threads: the hook is the JVM's; everything else is for the main thread.
 */
final class StopSignal {
    private static final Logger LOG = LoggerFactory.getLogger(StopSignal.class);

    /** Set by the launcher if the JVM is going to write its archive of classes at its end, which takes seconds. */
    private static final String SAVES_CLASSES = "cameogrid.saves.classes";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PrintStream console;
    private volatile Optional<RunningNode> node = Optional.empty();
    private final AtomicBoolean received = new AtomicBoolean();
    private final Thread hook = new Thread(this::stop, "stop");

    StopSignal(PrintStream console) {
        this.console = console;
    }

    /** From now on a signal stops the process. */
    void listen() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** From now on a signal closes this node first. */
    void guard(RunningNode running) {
        node = Optional.of(running);
    }

    /** Nobody is to be stopped any more. A signal that came before is waited for. */
    void forget() {
        awaitIfReceived();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            await(); // a signal came just now
        }
    }

    void awaitIfReceived() {
        if (received.get()) {
            await();
        }
    }

    /** Waits until a signal has ended the process; never returns. Throws the reason if the node gives up before. */
    int await(RunningNode running) {
        running.awaitFailure();
        return await();
    }

    /** Waits until a signal has ended the process; never returns. */
    int await() {
        CountDownLatch end = new CountDownLatch(1);
        while (true) {
            try {
                end.await();
            } catch (InterruptedException e) {
                LOG.debug("Interrupted while serving, which nobody should do", e);
            }
        }
    }

    private void stop() {
        received.set(true);
        Runtime.getRuntime().halt(node.map(this::close).orElse(0));
    }

    private int close(RunningNode running) {
        long start = System.nanoTime();
        console.println();
        console.println("Stopping: requests in flight end, and the last checkpoint is written.");
        AtomicInteger exitCode = new AtomicInteger(1);
        Thread closer = new Thread(() -> exitCode.set(closeNow(running)), "close");
        closer.start();
        try {
            closer.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (closer.isAlive()) {
            LOG.error("The node did not stop within {}; giving up, the next start recovers", PATIENCE);
            return 1;
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        console.println("Stopped in " + millis + " ms.");
        if (Boolean.getBoolean(SAVES_CLASSES)) {
            console.println("Saving what makes the next start faster; this happens once.");
        }
        return exitCode.get();
    }

    private static int closeNow(RunningNode running) {
        try {
            running.close();
            return 0;
        } catch (RuntimeException e) {
            LOG.error("The node did not stop cleanly; the next start recovers", e);
            return 1;
        }
    }
}
