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
    /** Of the output, in the message of a failure. */
    private static final int LAST_LINES = 200;

    private final Process process;
    private final Path output;

    private JavaProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * How the JVM is started.
     *
     * @param commandPrefix stands before the command, as {@code ip netns exec n1}
     * @param flags beside those of this JVM
     */
    public record Jvm(List<String> commandPrefix, List<String> flags) {
        public Jvm {
            commandPrefix = List.copyOf(commandPrefix);
            flags = List.copyOf(flags);
        }

        /** With so much heap, as in {@code -Xmx}. */
        public static Jvm ofHeap(String heap) {
            return new Jvm(List.of(), List.of("-Xmx" + heap));
        }
    }

    /**
     * Starts the process.
     *
     * @param heap as in {@code -Xmx}
     * @param output file that takes everything that the process prints and logs, from INFO upwards
     */
    public static JavaProcess start(Class<?> main, String heap, Path output, List<String> arguments) {
        return start(Jvm.ofHeap(heap), main, output, arguments);
    }

    /** @param output file that takes everything that the process prints and logs, from INFO upwards */
    public static JavaProcess start(Jvm jvm, Class<?> main, Path output, List<String> arguments) {
        List<String> command = new ArrayList<>(jvm.commandPrefix());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("--") || flag.startsWith("-DIGNITE_"))
                .forEach(command::add);
        for (String property : List.of("logback.configurationFile", "cameogrid.test.log.ignite")) {
            command.add("-D" + property + "=" + System.getProperty(property));
        }
        Collections.addAll(command, "-Dcameogrid.test.log=info", "-XX:+ExitOnOutOfMemoryError");
        command.addAll(jvm.flags());
        Collections.addAll(command, "-cp", System.getProperty("java.class.path"), main.getName());
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

    /** @param signal its name, as {@code STOP} or {@code CONT} */
    public void signal(String signal) {
        try {
            int exit = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new AssertionError("no signal " + signal + " to process " + process.pid());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while sending a signal", e);
        }
    }

    /** Waits for the end and returns the exit code. */
    public int awaitExit() {
        try {
            if (!process.waitFor(3, TimeUnit.MINUTES)) {
                List<String> lines = lines();
                List<String> last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
                throw new AssertionError("does not end: " + String.join("\n", last));
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
