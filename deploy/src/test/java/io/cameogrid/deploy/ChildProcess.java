package io.cameogrid.deploy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A second JVM that runs a main class of the tests, and that is gone when closed. */
public final class ChildProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;
    private final List<String> seen = new ArrayList<>();

    private ChildProcess(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    public static ChildProcess java(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return of(new ProcessBuilder(command));
    }

    public static ChildProcess of(ProcessBuilder command) throws IOException {
        return new ChildProcess(command.redirectErrorStream(true).start());
    }

    public long pid() {
        return process.pid();
    }

    /** Reads until a line has the text; fails with all that was read if the output ends before. */
    public String awaitLine(String text) throws IOException {
        String line = output.readLine();
        while (line != null) {
            seen.add(line);
            if (line.contains(text)) {
                return line;
            }
            line = output.readLine();
        }
        throw new AssertionError("no line with \"" + text + "\" in:\n" + String.join("\n", seen));
    }

    /** Reads to the end and waits for the exit code. */
    public int awaitExit() throws IOException, InterruptedException {
        output.lines().forEach(seen::add);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("still running, having said:\n" + String.join("\n", seen));
        }
        return process.exitValue();
    }

    /** Everything that was read so far. */
    public String seen() {
        return String.join("\n", seen);
    }

    /** SIGTERM; what the process says then can still be read. */
    public void terminate() {
        process.toHandle().destroy();
    }

    /** SIGKILL. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
