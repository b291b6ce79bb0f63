package io.cameogrid.deploy.config;

import io.cameogrid.deploy.config.CameoGridConfig.ClusterConfig;
import io.cameogrid.deploy.config.CameoGridConfig.HttpConfig;
import io.cameogrid.deploy.config.CameoGridConfig.LimitsConfig;
import io.cameogrid.deploy.config.CameoGridConfig.NodeConfig;
import io.cameogrid.deploy.config.CameoGridConfig.SearchConfig;
import io.cameogrid.deploy.config.CameoGridConfig.StorageConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Makes the configuration of the values given, with a default for every other one. */
final class ConfigAssembly {
    private static final String LOOPBACK = "127.0.0.1";

    private final SettingValues values;
    private final Problems problems;
    private final Machine machine;
    private final Path workingDirectory;

    ConfigAssembly(SettingValues values, Problems problems, Machine machine, Path workingDirectory) {
        this.values = values;
        this.problems = problems;
        this.machine = machine;
        this.workingDirectory = workingDirectory;
    }

    CameoGridConfig config() {
        return new CameoGridConfig(
                new NodeConfig(value(Settings.NODE_LABEL, "cameogrid")),
                http(),
                cluster(),
                storage(),
                search(),
                limits());
    }

    private HttpConfig http() {
        return new HttpConfig(
                value(Settings.HTTP_BIND_ADDRESS, LOOPBACK),
                value(Settings.HTTP_PORT, 9480),
                Duration.ofSeconds(value(Settings.HTTP_REQUEST_TIMEOUT, 30)),
                value(Settings.HTTP_MAX_CONCURRENT, 128));
    }

    private ClusterConfig cluster() {
        return new ClusterConfig(
                value(Settings.CLUSTER_ENABLED, false),
                value(Settings.CLUSTER_BIND_ADDRESS, LOOPBACK),
                values.find(Settings.CLUSTER_ADVERTISED),
                value(Settings.CLUSTER_PORT, 9580),
                value(Settings.CLUSTER_NAME, "cameogrid-cluster"),
                value(Settings.CLUSTER_SEED_NODES, List.of()),
                value(Settings.CLUSTER_NODES, List.of()),
                value(Settings.CLUSTER_READS_WITHOUT_QUORUM, false),
                Duration.ofSeconds(value(Settings.CLUSTER_NODE_LEFT_GRACE, 300)),
                Duration.ofMillis(value(Settings.CLUSTER_FAILURE_DETECTION, 10_000)),
                new TrustAssembly(values, problems, workingDirectory).trust());
    }

    /** The memory and disk of the defaults fit a machine with 2 GB, and grow with a larger one up to a point. */
    private StorageConfig storage() {
        ByteSize pages = size(
                Settings.PAGE_MEMORY, machine.memory().part(4, ByteSize.ofMegabytes(256), ByteSize.ofMegabytes(2048)));
        ByteSize segment = size(Settings.WAL_SEGMENT_SIZE, ByteSize.ofMegabytes(256));
        return new StorageConfig(
                dataDirectory(),
                value(Settings.WAL_SYNC, true),
                segment,
                size(Settings.WAL_MAX_SIZE, new ByteSize(4 * segment.bytes())),
                pages,
                size(Settings.CHECKPOINT_BUFFER, pages.part(4, ByteSize.ofMegabytes(64), ByteSize.ofMegabytes(1024))),
                value(Settings.MICROSHARDS, 8),
                value(Settings.REPLICAS, 1));
    }

    private Path dataDirectory() {
        String directory = values.find(Settings.DATA_PATHS).stream()
                .flatMap(List::stream)
                .findFirst()
                .orElse("data/cameogrid");
        return workingDirectory.resolve(directory).toAbsolutePath().normalize();
    }

    private SearchConfig search() {
        return new SearchConfig(
                value(Settings.DEFAULT_LIMIT, 10),
                size(
                        Settings.INDEX_BUFFERS,
                        machine.heap().part(8, ByteSize.ofMegabytes(16), ByteSize.ofMegabytes(256))));
    }

    /**
     * While it is written, a batch takes about seven times its size: as body, documents, transaction, log record and index
     * buffers. A smaller body makes for smaller records, so that one line is enough to lower both.
     */
    private LimitsConfig limits() {
        ByteSize body = size(
                Settings.MAX_BODY_SIZE, machine.heap().part(12, ByteSize.ofMegabytes(16), ByteSize.ofMegabytes(200)));
        ByteSize record = body.compareTo(ByteSize.ofMegabytes(64)) < 0 ? body : ByteSize.ofMegabytes(64);
        return new LimitsConfig(size(Settings.MAX_RECORD_SIZE, record), body);
    }

    private <T> T value(Setting<T> setting, T otherwise) {
        return values.find(setting).orElse(otherwise);
    }

    private ByteSize size(Setting<Integer> megabytes, ByteSize otherwise) {
        Optional<Integer> given = values.find(megabytes);
        return given.map(number -> ByteSize.ofMegabytes(number)).orElse(otherwise);
    }
}
