package io.cameogrid.deploy;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.deploy.config.CameoGridConfig;
import io.cameogrid.deploy.config.CameoGridConfig.ClusterConfig;
import io.cameogrid.deploy.config.CameoGridConfig.HttpConfig;
import io.cameogrid.deploy.config.CameoGridConfig.StorageConfig;
import io.cameogrid.grid.node.GridNode;
import io.cameogrid.grid.node.GridNodeConfig;
import io.cameogrid.grid.plugin.CameoGridConfiguration;
import io.cameogrid.grid.quorum.Voters;
import io.cameogrid.rest.server.RestConfig;
import io.cameogrid.rest.server.RestServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Makes a running node of a configuration: the table of contents of the system.
 *
 * <p>The grid first: Ignite with the plugin, and in it the search engine of this node. Then the REST interface in front
 * of the four façades. They are closed the other way round.
 */
public final class NodeWiring {
    private static final Duration IDLE = Duration.ofSeconds(60);

    private NodeWiring() {}

    /** Starts a node. Throws NOT_READY with the remedy if an address is taken. */
    public static RunningNode start(CameoGridConfig config) {
        requireFreePort(config.http());
        GridNode grid = GridNode.start(grid(config));
        RestServer rest = new RestServer(
                rest(config), grid.documents(), grid.search(), grid.catalog(), grid.cluster(), grid.admin());
        try {
            rest.start();
        } catch (IOException e) {
            grid.close();
            throw portTaken(config.http(), e);
        }
        return new RunningNode(address(config.http(), rest.port()), grid.facts(), List.of(grid, rest), new NodeState() {
            @Override
            public boolean ready() {
                return grid.ready();
            }

            @Override
            public Optional<CameoGridException> failure() {
                return grid.failure();
            }
        });
    }

    static GridNodeConfig grid(CameoGridConfig config) {
        StorageConfig storage = config.storage();
        return new GridNodeConfig(
                storage.dataDirectory(),
                config.node().label(),
                cluster(config.cluster()),
                storage.walSync(),
                new GridNodeConfig.Memory(
                        storage.pageMemory().bytes(), storage.checkpointBuffer().bytes()),
                new GridNodeConfig.Wal(
                        storage.walSegmentSize().bytes(), storage.walMaxSize().bytes()),
                plugin(config));
    }

    private static GridNodeConfig.Cluster cluster(ClusterConfig cluster) {
        List<String> seeds = cluster.seedNodes().isEmpty()
                ? List.of(cluster.advertisedAddress().orElse(cluster.bindAddress()))
                : cluster.seedNodes();
        List<String> voters = cluster.clusterNodes().isEmpty() ? seeds : cluster.clusterNodes();
        return new GridNodeConfig.Cluster(
                cluster.enabled(),
                cluster.bindAddress(),
                cluster.advertisedAddress(),
                cluster.port(),
                cluster.clusterName(),
                seeds,
                Voters.of(voters, cluster.port()),
                cluster.readsWithoutQuorum(),
                cluster.nodeLeftGrace(),
                cluster.failureDetection(),
                cluster.trust());
    }

    private static CameoGridConfiguration plugin(CameoGridConfig config) {
        CameoGridConfiguration defaults = CameoGridConfiguration.defaults();
        StorageConfig storage = config.storage();
        return new CameoGridConfiguration(
                defaults.directory(),
                storage.microshards(),
                storage.replicas(),
                defaults.maxFields(),
                Math.toIntExact(config.limits().maxRecordSize().bytes()),
                storage.maxBatch().bytes(),
                config.search().indexBuffers().bytes(),
                config.search().defaultLimit(),
                defaults.concurrentSearches(),
                defaults.names(),
                defaults.rules());
    }

    static RestConfig rest(CameoGridConfig config) {
        HttpConfig http = config.http();
        Duration patience = http.requestTimeout().plus(IDLE);
        return RestConfig.builder()
                .bindAddress(http.bindAddress())
                .port(http.port())
                .requestsInFlight(http.maxConcurrentRequests())
                .requestTimeout(http.requestTimeout())
                .idleTimeout(patience)
                .bodyBytes(config.limits().maxBodySize().bytes())
                .recordBytes(Math.toIntExact(config.limits().maxRecordSize().bytes()))
                .build();
    }

    /** The grid takes seconds to start; a port that is taken should be said before. */
    private static void requireFreePort(HttpConfig http) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(http.bindAddress(), http.port()));
        } catch (IOException e) {
            throw portTaken(http, e);
        }
    }

    private static CameoGridException portTaken(HttpConfig http, IOException cause) {
        return new CameoGridException(
                ErrorCode.NOT_READY,
                "cannot listen on " + http.bindAddress() + ":" + http.port() + " (" + cause.getMessage()
                        + "): stop what uses the port, or choose another with --http-port",
                cause);
    }

    private static URI address(HttpConfig http, int port) {
        String host = http.bindAddress();
        if (host.equals("127.0.0.1")) {
            return URI.create("http://localhost:" + port);
        }
        boolean bareV6 = host.contains(":") && !host.startsWith("[");
        return URI.create("http://" + (bareV6 ? "[" + host + "]" : host) + ":" + port);
    }
}
