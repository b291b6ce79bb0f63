package io.cameogrid.bench.server;

import io.cameogrid.bench.http.HttpConnection;
import io.cameogrid.bench.http.HttpRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A server in a process of its own, on a free port of this machine. */
public final class ServerProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final long POLL_NANOS = 5_000_000;
    private static final byte[] READY = HttpRequest.of("GET", "/readyz");

    private final Process process;
    private final InetSocketAddress address;
    private final long start;
    private Duration startTime = Duration.ZERO;

    private ServerProcess(Process process, InetSocketAddress address, long start) {
        this.process = process;
        this.address = address;
        this.start = start;
    }

    /** Starts a server with its data there, and waits until it is ready; what it prints is added to the file. */
    public static ServerProcess start(Program program, Path data, Path output) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort());
        return start(
                program,
                address,
                List.of("server", "--data", data.toString(), "--http-port", Integer.toString(address.getPort())),
                data,
                output);
    }

    private static ServerProcess start(
            Program program, InetSocketAddress address, List<String> arguments, Path data, Path output)
            throws IOException {
        ServerProcess server = launch(program, address, arguments, data, output);
        server.awaitReady(output);
        return server;
    }

    /** Starts a server that listens there, and does not wait for it; what it prints is added to the file. */
    static ServerProcess launch(
            Program program, InetSocketAddress address, List<String> arguments, Path data, Path output)
            throws IOException {
        Files.createDirectories(data);
        Files.createDirectories(output.toAbsolutePath().getParent());
        ProcessBuilder builder = new ProcessBuilder(program.command(arguments));
        builder.directory(data.toFile());
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        long start = System.nanoTime();
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "no-server-left-behind"));
        return new ServerProcess(process, address, start);
    }

    /** Waits until the server can serve; ends it if that takes too long. */
    void awaitReady(Path output) throws IOException {
        try {
            while (!ready(address)) {
                if (!process.isAlive()) {
                    throw new IOException("The server ended with " + process.exitValue() + ":\n" + tail(output));
                }
                if (System.nanoTime() - start > PATIENCE.toNanos()) {
                    throw new IOException(
                            "The server is not ready after " + PATIENCE.toSeconds() + " s:\n" + tail(output));
                }
                LockSupport.parkNanos(POLL_NANOS);
            }
            startTime = Duration.ofNanos(System.nanoTime() - start);
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static boolean ready(InetSocketAddress address) {
        try (HttpConnection connection = new HttpConnection(address)) {
            return connection.send(READY).status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static String tail(Path output) throws IOException {
        List<String> lines = Files.readAllLines(output);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public InetSocketAddress address() {
        return address;
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** From the start of the process to its first answer that it is ready. */
    public Duration startTime() {
        return startTime;
    }

    /** Resident memory in megabytes; NaN where the system does not tell. */
    public double residentMegabytes() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return Double.NaN;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Stops the server as its supervisor would, and waits until it has ended. */
    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("The server did not stop within " + PATIENCE.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
