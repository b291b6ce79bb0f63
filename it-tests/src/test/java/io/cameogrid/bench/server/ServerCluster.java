package io.cameogrid.bench.server;

import io.cameogrid.bench.http.HttpAnswer;
import io.cameogrid.bench.http.HttpConnection;
import io.cameogrid.bench.http.HttpRequest;
import io.cameogrid.bench.load.CpuClock;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Servers that form one cluster, each on an address of loopback of its own. */
public final class ServerCluster implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long POLL_NANOS = 10_000_000;
    private static final int HTTP_PORT = 9480;
    private static final int CLUSTER_PORT = 9580;
    private static final int VOTERS = 3;
    private static final byte[] GREEN = "\"status\":\"green\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CONNECTED = "\"connected_nodes\":".getBytes(StandardCharsets.US_ASCII);

    private final Program program;
    private final Path directory;
    private final Path output;
    private final int voters;
    private final List<ServerProcess> servers = new ArrayList<>();

    private ServerCluster(Program program, int voters, Path directory, Path output) {
        this.program = program;
        this.voters = voters;
        this.directory = directory;
        this.output = output;
    }

    /** Starts so many, and waits until they are one cluster; what they print is added to the file. */
    public static ServerCluster start(Program program, int nodes, Path directory, Path output) throws IOException {
        ServerCluster cluster = new ServerCluster(program, Math.min(nodes, VOTERS), directory, output);
        Files.createDirectories(output.toAbsolutePath().getParent());
        try {
            for (int node = 1; node <= nodes; node++) {
                cluster.launch();
            }
            cluster.awaitGreen();
            return cluster;
        } catch (IOException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /** One more server, which joins. */
    public void launch() throws IOException {
        int node = servers.size() + 1;
        Path home = directory.resolve("n" + node);
        Files.createDirectories(home);
        Path configuration = home.resolve("cameogrid.toml");
        Files.writeString(configuration, configuration(node, home));
        servers.add(ServerProcess.launch(
                program,
                new InetSocketAddress(address(node), HTTP_PORT),
                List.of("server", "--config", configuration.toString()),
                home,
                output));
    }

    private String configuration(int node, Path home) {
        String seeds = IntStream.rangeClosed(1, voters)
                .mapToObj(seed -> "'" + address(seed) + ":" + CLUSTER_PORT + "'")
                .collect(Collectors.joining(", "));
        return String.join(
                "\n",
                "node.label = 'n" + node + "'",
                "network.http.bind_address = '" + address(node) + "'",
                "network.http.port = " + HTTP_PORT,
                "network.cluster.enabled = true",
                "network.cluster.bind_address = '" + address(node) + "'",
                "network.cluster.port = " + CLUSTER_PORT,
                "network.cluster.seed_nodes = [" + seeds + "]",
                "storage.data_paths = ['" + home.resolve("data") + "']",
                "");
    }

    private static String address(int node) {
        return "127.0.9." + node;
    }

    /** Waits until every server sees all of them and every copy is in place. */
    public void awaitGreen() throws IOException {
        for (ServerProcess server : servers) {
            server.awaitReady(output);
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (ServerProcess server : servers) {
            while (!green(server.address())) {
                if (System.nanoTime() - end > 0) {
                    throw new IOException("The cluster is not green after " + PATIENCE.toSeconds() + " s");
                }
                LockSupport.parkNanos(POLL_NANOS);
            }
        }
    }

    private boolean green(InetSocketAddress address) throws IOException {
        try (HttpConnection connection = new HttpConnection(address)) {
            HttpAnswer health = connection.send(HttpRequest.of("GET", "/_cluster/health"));
            return health.status() == 200 && health.contains(GREEN) && health.numberAfter(CONNECTED) == servers.size();
        }
    }

    /** How many servers there are. */
    public int size() {
        return servers.size();
    }

    /** Of the server that was started first. */
    public InetSocketAddress address() {
        return servers.getFirst().address();
    }

    /** Of all of them together. */
    public CpuClock clock() {
        return CpuClock.of(servers.stream().map(ServerProcess::handle).toList());
    }

    @Override
    public void close() throws IOException {
        for (ServerProcess server : servers) {
            server.close();
        }
    }
}
