package io.cameogrid.deploy;

import io.cameogrid.deploy.config.CameoGridConfig;
import io.cameogrid.deploy.logging.ProgramLog;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;

/** Runs a node from start to stop, as the commands of the program do. Threads: the main thread. */
public final class NodeMain {
    private final NodeStarter starter;
    private final PrintStream console;

    public NodeMain(NodeStarter starter, PrintStream console) {
        this.starter = starter;
        this.console = console;
    }

    /**
     * Starts a node, does the work with it, and stops it; or serves until a signal ends the process, if the work has no
     * exit code.
     *
     * @return the exit code
     */
    public int run(CameoGridConfig config, NodeWork work) {
        long start = System.nanoTime();
        Path directory = config.storage().dataDirectory();
        StopSignal signal = new StopSignal(console);
        try (DataDirectoryLock lock = DataDirectoryLock.acquire(directory)) {
            ProgramLog.toFile(directory);
            signal.listen();
            try (RunningNode node = starter.start(config)) {
                signal.guard(node);
                lock.describe(node.address().toString());
                if (!node.ready()) {
                    console.println("CameoGrid " + ProgramVersion.text() + " looks for its cluster; " + node.address()
                            + "/readyz says what it waits for");
                    node.awaitReady();
                }
                new StartBanner(console).print(node, Duration.ofNanos(System.nanoTime() - start));
                return work.apply(node.address()).orElseGet(() -> signal.await(node));
            } catch (RuntimeException e) {
                // Work that a signal interrupts fails, which is no news: the process is about to end.
                signal.awaitIfReceived();
                throw e;
            } finally {
                signal.forget();
            }
        }
    }
}
