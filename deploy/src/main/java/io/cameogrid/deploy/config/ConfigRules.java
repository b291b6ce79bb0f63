package io.cameogrid.deploy.config;

import io.cameogrid.deploy.config.CameoGridConfig.LimitsConfig;
import io.cameogrid.deploy.config.CameoGridConfig.StorageConfig;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What settings must be to each other, beyond each being allowed alone. */
final class ConfigRules {
    private static final Pattern LOOPBACK_V4 = Pattern.compile("127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}");
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "::1", "[::1]");

    private final SettingValues values;
    private final Problems problems;

    ConfigRules(SettingValues values, Problems problems) {
        this.values = values;
        this.problems = problems;
    }

    void check(CameoGridConfig config, Machine machine) {
        checkAddress(
                Settings.HTTP_BIND_ADDRESS, config.http().bindAddress(), "a proxy that authenticates in front of it");
        if (config.cluster().enabled()) {
            checkAddress(Settings.CLUSTER_BIND_ADDRESS, config.cluster().bindAddress(), "all nodes on this machine");
            checkPorts(config);
        }
        checkDataPaths();
        checkWriteAheadLog(config.storage(), config.limits());
        checkMemory(config, machine);
    }

    /** There is no authentication, so whoever reaches a port can do anything. */
    private void checkAddress(Setting<String> setting, String address, String remedy) {
        if (!LOOPBACK_V4.matcher(address).matches() && !LOOPBACK_NAMES.contains(address)) {
            problem(
                    setting,
                    setting.key() + " = " + address + " would let other machines in, and this version has no"
                            + " authentication: use 127.0.0.1, with " + remedy);
        }
    }

    private void checkPorts(CameoGridConfig config) {
        int port = config.cluster().port();
        if (port != 0 && port == config.http().port()) {
            problem(Settings.CLUSTER_PORT, "network.cluster.port and network.http.port are both " + port);
        }
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
