package io.cameogrid.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A main class of the tests in a process of its own, with the class path and the JVM's flags of this one. */
public final class JavaProcess implements AutoCloseable {
    private final Process process;
    private final Path output;

    private JavaProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * Starts the process.
     *
     * @param heap as in {@code -Xmx}
     * @param output file that takes everything that the process prints and logs, from INFO upwards
     */
    public static JavaProcess start(Class<?> main, String heap, Path output, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("--") || flag.startsWith("-DIGNITE_"))
                .forEach(command::add);
        for (String property : List.of("logback.configurationFile", "cameogrid.test.log.ignite")) {
            command.add("-D" + property + "=" + System.getProperty(property));
        }
        command.add("-Dcameogrid.test.log=info");
        Collections.addAll(
                command,
                "-Xmx" + heap,
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName());
        command.addAll(arguments);
        try {
            return new JavaProcess(
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start(),
                    output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that it has printed and logged so far. */
    public List<String> lines() {
        try {
            return Files.readAllLines(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has printed the line; fails if it ends before. */
    public void awaitLine(String line) {
        Eventually.until(output + " says " + line, () -> {
            boolean running = process.isAlive();
            if (lines().contains(line)) {
                return true;
            }
            if (!running) {
                throw new AssertionError("ended with " + process.exitValue() + ": " + String.join("\n", lines()));
            }
            return false;
        });
    }

    public boolean running() {
        return process.isAlive();
    }

    /** SIGKILL: nothing in the process gets to do anything any more. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** SIGTERM. */
    public void terminate() {
        process.destroy();
        awaitExit();
    }

    /** Waits for the end and returns the exit code. */
    public int awaitExit() {
        try {
            if (!process.waitFor(3, TimeUnit.MINUTES)) {
                throw new AssertionError("does not end: " + String.join("\n", lines()));
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for a process", e);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }
}
