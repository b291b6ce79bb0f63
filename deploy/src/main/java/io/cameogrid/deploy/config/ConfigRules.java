package io.cameogrid.deploy.config;

import io.cameogrid.deploy.config.CameoGridConfig.ClusterConfig;
import io.cameogrid.deploy.config.CameoGridConfig.LimitsConfig;
import io.cameogrid.deploy.config.CameoGridConfig.StorageConfig;
import io.cameogrid.grid.trust.NodeTrust;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What settings must be to each other, beyond each being allowed alone. */
final class ConfigRules {
    private static final Pattern LOOPBACK_V4 = Pattern.compile("127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}");
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "::1", "[::1]");
    private static final Set<String> ANY_ADDRESS = Set.of("0.0.0.0", "::", "[::]");
    private static final int LAST_PORT = 65_535;

    private final SettingValues values;
    private final Problems problems;

    ConfigRules(SettingValues values, Problems problems) {
        this.values = values;
        this.problems = problems;
    }

    void check(CameoGridConfig config, Machine machine) {
        checkHttpAddress(config.http().bindAddress());
        if (config.cluster().enabled()) {
            checkCluster(config.cluster(), config.http().port());
        }
        checkDataPaths();
        checkWriteAheadLog(config.storage(), config.limits());
        checkMemory(config, machine);
    }

    /** There is no authentication, so whoever reaches the port can do anything. */
    private void checkHttpAddress(String address) {
        if (!isLoopback(address)) {
            problem(
                    Settings.HTTP_BIND_ADDRESS,
                    "network.http.bind_address = " + address + " would let other machines in, and this version has no"
                            + " authentication: use 127.0.0.1, with a proxy that authenticates in front of it");
        }
    }

    private void checkCluster(ClusterConfig cluster, int httpPort) {
        String address = cluster.bindAddress();
        if (!isLoopback(address) && cluster.trust() instanceof NodeTrust.Everybody) {
            problem(
                    Settings.CLUSTER_BIND_ADDRESS,
                    "network.cluster.bind_address = " + address + " would let other machines in: give all nodes the"
                            + " same network.cluster.secret (or secret_file, or certificates in"
                            + " [network.cluster.tls]), or use 127.0.0.1");
        }
        if (ANY_ADDRESS.contains(address)
                && cluster.seedNodes().isEmpty()
                && cluster.clusterNodes().isEmpty()) {
            problem(
                    Settings.CLUSTER_SEED_NODES,
                    "network.cluster.bind_address = " + address + " does not say how others reach this node: name it in"
                            + " network.cluster.seed_nodes, with the same list on every node");
        }
        checkPorts(cluster.port(), httpPort);
    }

    private void checkPorts(int port, int httpPort) {
        if (port == 0 || port == LAST_PORT) {
            problem(
                    Settings.CLUSTER_PORT,
                    "network.cluster.port = " + port + ": nodes listen on this port and on the next one, which others"
                            + " must know: use 1 to " + (LAST_PORT - 1));
        } else if (httpPort == port || httpPort == port + 1) {
            problem(
                    Settings.CLUSTER_PORT,
                    "network.cluster.port = " + port + ": nodes listen on this port and on the next one, and one of"
                            + " them is network.http.port");
        }
    }

    private static boolean isLoopback(String address) {
        return LOOPBACK_V4.matcher(address).matches() || LOOPBACK_NAMES.contains(address);
    }

    private void checkDataPaths() {
        Optional<List<String>> paths = values.find(Settings.DATA_PATHS);
        if (paths.isPresent() && paths.get().size() != 1) {
            problem(
                    Settings.DATA_PATHS,
                    "storage.data_paths has " + paths.get().size() + " directories, and a node has one");
        }
    }

    /** A record of the log must be smaller than a segment of it, or segments roll for ever. */
    private void checkWriteAheadLog(StorageConfig storage, LimitsConfig limits) {
        ByteSize record = limits.maxRecordSize();
        if (record.compareTo(storage.maxBatch()) > 0) {
            problem(
                    Settings.WAL_SEGMENT_SIZE,
                    "storage.wal_segment_size_mb = "
                            + storage.walSegmentSize().megabytes()
                            + " cannot hold a record of limits.max_record_size_mb = " + record.megabytes()
                            + ": use at least " + (record.megabytes() * 32 + 24) / 25 + ", or smaller records");
        }
        if (storage.walMaxSize().bytes() < 2 * storage.walSegmentSize().bytes()) {
            problem(
                    Settings.WAL_MAX_SIZE,
                    "storage.wal_max_size_mb = " + storage.walMaxSize().megabytes()
                            + " holds less than two segments of storage.wal_segment_size_mb = "
                            + storage.walSegmentSize().megabytes());
        }
        if (record.compareTo(limits.maxBodySize()) > 0) {
            problem(
                    Settings.MAX_RECORD_SIZE,
                    "limits.max_record_size_mb = " + record.megabytes()
                            + " can never arrive in a body of limits.max_body_size_mb = "
                            + limits.maxBodySize().megabytes());
        }
    }

    private void checkMemory(CameoGridConfig config, Machine machine) {
        StorageConfig storage = config.storage();
        if (storage.checkpointBuffer().compareTo(storage.pageMemory()) > 0) {
            problem(
                    Settings.CHECKPOINT_BUFFER,
                    "storage.checkpoint_buffer_mb = "
                            + storage.checkpointBuffer().megabytes()
                            + " is larger than storage.page_memory_mb = "
                            + storage.pageMemory().megabytes());
        }
        if (storage.pageMemory().compareTo(machine.memory()) > 0) {
            problem(
                    Settings.PAGE_MEMORY,
                    "storage.page_memory_mb = " + storage.pageMemory().megabytes() + " does not fit the "
                            + machine.memory() + " of this machine");
        }
        ByteSize buffers = config.search().indexBuffers();
        if (buffers.bytes() > machine.heap().bytes() / 2) {
            problem(
                    Settings.INDEX_BUFFERS,
                    "search.indexer_memory_max_mb = " + buffers.megabytes() + " is more than half of the heap of "
                            + machine.heap() + ": lower it, or start with CAMEOGRID_JAVA_OPTS=-Xmx"
                            + buffers.megabytes() * 4 + "m");
        }
        ByteSize body = config.limits().maxBodySize();
        if (body.bytes() > machine.heap().bytes() / 8) {
            problem(
                    Settings.MAX_BODY_SIZE,
                    "limits.max_body_size_mb = " + body.megabytes() + " is more than an eighth of the heap of "
                            + machine.heap() + ", and a batch takes a multiple of its size while it is written:"
                            + " lower it, or start with CAMEOGRID_JAVA_OPTS=-Xmx" + body.megabytes() * 8 + "m");
        }
    }

    private void problem(Setting<?> setting, String sentence) {
        problems.add(values.origin(setting), sentence);
    }
}
