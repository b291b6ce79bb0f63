package io.cameogrid.deploy.config;

import io.cameogrid.deploy.config.ValueType.Flag;
import io.cameogrid.deploy.config.ValueType.PowerOfTwo;
import io.cameogrid.deploy.config.ValueType.Secret;
import io.cameogrid.deploy.config.ValueType.Text;
import io.cameogrid.deploy.config.ValueType.Texts;
import io.cameogrid.deploy.config.ValueType.Whole;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The keys that there are. Their defaults are in {@link ConfigAssembly}. */
final class Settings {
    private static final Text NAME = new Text(
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}"),
            "a name of 1 to 64 letters, digits, dots, dashes and underscores");
    private static final Text ADDRESS =
            new Text(Pattern.compile("[A-Za-z0-9.:\\[\\]%_-]{1,253}"), "an IP address or localhost");
    private static final Text PEER =
            new Text(Pattern.compile("([A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?"), "host or host:port");
    private static final Text HOST =
            new Text(Pattern.compile("[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]+]"), "a host, without a port");
    private static final Text FILE = new Text(Pattern.compile(".*[^ ].*"), "the path of a file");
    private static final Text PATH = new Text(Pattern.compile(".*[^ ].*"), "the path of a directory");
    private static final Whole PORT = new Whole(0, 65535);

    static final Setting<String> NODE_LABEL = Setting.of("node.label", NAME);

    static final Setting<String> HTTP_BIND_ADDRESS = Setting.of("network.http.bind_address", ADDRESS);
    static final Setting<Integer> HTTP_PORT = Setting.of("network.http.port", PORT);
    static final Setting<Integer> HTTP_REQUEST_TIMEOUT =
            Setting.of("network.http.request_timeout_secs", new Whole(1, 3600));
    static final Setting<Integer> HTTP_MAX_CONCURRENT =
            Setting.of("network.http.max_concurrent_requests", new Whole(1, 65536));

    static final Setting<Boolean> CLUSTER_ENABLED = Setting.of("network.cluster.enabled", new Flag());
    static final Setting<String> CLUSTER_BIND_ADDRESS = Setting.of("network.cluster.bind_address", ADDRESS);
    static final Setting<Integer> CLUSTER_PORT =
            Setting.of("network.cluster.port", PORT, "network.cluster.cluster_port");
    static final Setting<String> CLUSTER_NAME = Setting.of("network.cluster.cluster_name", NAME);
    static final Setting<List<String>> CLUSTER_SEED_NODES = Setting.of("network.cluster.seed_nodes", new Texts(PEER));
    static final Setting<List<String>> CLUSTER_NODES = Setting.of("network.cluster.cluster_nodes", new Texts(PEER));
    static final Setting<String> CLUSTER_ADVERTISED = Setting.of("network.cluster.advertised_address", HOST);
    static final Setting<Boolean> CLUSTER_READS_WITHOUT_QUORUM =
            Setting.of("network.cluster.reads_without_quorum", new Flag());
    static final Setting<Integer> CLUSTER_NODE_LEFT_GRACE =
            Setting.of("network.cluster.node_left_grace_secs", new Whole(0, 604_800));
    static final Setting<Integer> CLUSTER_FAILURE_DETECTION =
            Setting.of("network.cluster.failure_detection_timeout_ms", new Whole(500, 600_000));
    static final Setting<String> CLUSTER_SECRET = Setting.of("network.cluster.secret", new Secret());
    static final Setting<String> CLUSTER_SECRET_FILE = Setting.of("network.cluster.secret_file", FILE);
    static final Setting<String> CLUSTER_TLS_CERT = Setting.of("network.cluster.tls.cert", FILE);
    static final Setting<String> CLUSTER_TLS_KEY = Setting.of("network.cluster.tls.key", FILE);
    static final Setting<String> CLUSTER_TLS_CA = Setting.of("network.cluster.tls.ca", FILE);

    static final Setting<List<String>> DATA_PATHS = Setting.of("storage.data_paths", new Texts(PATH));
    static final Setting<Boolean> WAL_SYNC = Setting.of("storage.wal_sync", new Flag());
    static final Setting<Integer> WAL_SEGMENT_SIZE = Setting.of("storage.wal_segment_size_mb", new Whole(16, 2047));
    static final Setting<Integer> WAL_MAX_SIZE = Setting.of("storage.wal_max_size_mb", new Whole(64, 1_048_576));
    static final Setting<Integer> PAGE_MEMORY = Setting.of("storage.page_memory_mb", new Whole(64, 16_777_216));
    static final Setting<Integer> CHECKPOINT_BUFFER =
            Setting.of("storage.checkpoint_buffer_mb", new Whole(16, 1_048_576));
    static final Setting<Integer> MICROSHARDS = Setting.of("storage.num_shards_init", new PowerOfTwo(1024));
    static final Setting<Integer> REPLICAS = Setting.of("storage.num_replicas_init", new Whole(0, 7));

    static final Setting<Integer> DEFAULT_LIMIT = Setting.of("search.default_search_limit", new Whole(1, 10_000));
    static final Setting<Integer> INDEX_BUFFERS = Setting.of("search.indexer_memory_max_mb", new Whole(16, 65_536));

    static final Setting<Integer> MAX_RECORD_SIZE = Setting.of("limits.max_record_size_mb", new Whole(1, 1024));
    static final Setting<Integer> MAX_BODY_SIZE =
            Setting.of("limits.max_body_size_mb", new Whole(1, 1024), "network.http.max_body_size_mb");

    private Settings() {}

    /** All of them, in the order of the documentation. */
    static List<Setting<?>> all() {
        return List.of(
                NODE_LABEL,
                HTTP_BIND_ADDRESS,
                HTTP_PORT,
                HTTP_REQUEST_TIMEOUT,
                HTTP_MAX_CONCURRENT,
                CLUSTER_ENABLED,
                CLUSTER_BIND_ADDRESS,
                CLUSTER_PORT,
                CLUSTER_NAME,
                CLUSTER_SEED_NODES,
                CLUSTER_NODES,
                CLUSTER_ADVERTISED,
                CLUSTER_READS_WITHOUT_QUORUM,
                CLUSTER_NODE_LEFT_GRACE,
                CLUSTER_FAILURE_DETECTION,
                CLUSTER_SECRET,
                CLUSTER_SECRET_FILE,
                CLUSTER_TLS_CERT,
                CLUSTER_TLS_KEY,
                CLUSTER_TLS_CA,
                DATA_PATHS,
                WAL_SYNC,
                WAL_SEGMENT_SIZE,
                WAL_MAX_SIZE,
                PAGE_MEMORY,
                CHECKPOINT_BUFFER,
                MICROSHARDS,
                REPLICAS,
                DEFAULT_LIMIT,
                INDEX_BUFFERS,
                MAX_RECORD_SIZE,
                MAX_BODY_SIZE);
    }

    /** Every name that sets something, aliases too. */
    static Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (Setting<?> setting : all()) {
            names.add(setting.key());
            names.addAll(setting.aliases());
        }
        return names;
    }
}
