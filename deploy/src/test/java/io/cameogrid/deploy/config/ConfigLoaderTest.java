package io.cameogrid.deploy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameogrid.deploy.config.CameoGridConfig.ClusterConfig;
import io.cameogrid.deploy.config.CameoGridConfig.HttpConfig;
import io.cameogrid.deploy.config.CameoGridConfig.LimitsConfig;
import io.cameogrid.deploy.config.CameoGridConfig.NodeConfig;
import io.cameogrid.deploy.config.CameoGridConfig.SearchConfig;
import io.cameogrid.deploy.config.CameoGridConfig.StorageConfig;
import io.cameogrid.grid.trust.ClusterSecret;
import io.cameogrid.grid.trust.NodeTrust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where settings come from, and what is said of wrong ones. */
class ConfigLoaderTest extends ConfigFixture {
    @Test
    void withoutAnyFileEverythingHasItsDefault() {
        LoadedConfig loaded = load();

        assertThat(loaded.file()).isEmpty();
        assertThat(loaded.given()).isEmpty();
        assertThat(loaded.config())
                .isEqualTo(new CameoGridConfig(
                        new NodeConfig("cameogrid"),
                        new HttpConfig("127.0.0.1", 9480, Duration.ofSeconds(30), 128),
                        new ClusterConfig(
                                false,
                                "127.0.0.1",
                                Optional.empty(),
                                9580,
                                "cameogrid-cluster",
                                List.of(),
                                List.of(),
                                false,
                                Duration.ofMinutes(5),
                                Duration.ofSeconds(10),
                                new NodeTrust.Everybody()),
                        new StorageConfig(
                                directory.resolve("data/cameogrid"),
                                true,
                                ByteSize.ofMegabytes(256),
                                ByteSize.ofMegabytes(1024),
                                ByteSize.ofMegabytes(512),
                                ByteSize.ofMegabytes(128),
                                8,
                                1),
                        new SearchConfig(10, ByteSize.ofMegabytes(64)),
                        new LimitsConfig(ByteSize.ofMegabytes(42), ByteSize.ofMegabytes(42))));
    }

    @Test
    void everyKeyOfTheFileIsMapped() {
        write("""
                [node]
                label = "north-1"
                [network.http]
                bind_address = "::1"
                port = 9500
                request_timeout_secs = 45
                max_concurrent_requests = 33
                max_body_size_mb = 60
                [network.cluster]
                enabled = true
                bind_address = "127.0.0.2"
                cluster_port = 9600
                cluster_name = "north"
                seed_nodes = ["127.0.0.1:9600", "localhost:9601"]
                cluster_nodes = ["127.0.0.1:9600"]
                advertised_address = "north.example.org"
                reads_without_quorum = true
                node_left_grace_secs = 77
                failure_detection_timeout_ms = 4000
                secret = "correct horse battery"
                [storage]
                data_paths = ["/srv/grid"]
                wal_sync = false
                wal_segment_size_mb = 128
                wal_max_size_mb = 700
                page_memory_mb = 300
                checkpoint_buffer_mb = 70
                num_shards_init = 16
                num_replicas_init = 2
                [search]
                default_search_limit = 25
                indexer_memory_max_mb = 48
                [limits]
                max_record_size_mb = 50
                max_body_size_mb = 60
                """);

        assertThat(load().config())
                .isEqualTo(new CameoGridConfig(
                        new NodeConfig("north-1"),
                        new HttpConfig("::1", 9500, Duration.ofSeconds(45), 33),
                        new ClusterConfig(
                                true,
                                "127.0.0.2",
                                Optional.of("north.example.org"),
                                9600,
                                "north",
                                List.of("127.0.0.1:9600", "localhost:9601"),
                                List.of("127.0.0.1:9600"),
                                true,
                                Duration.ofSeconds(77),
                                Duration.ofSeconds(4),
                                new NodeTrust.Shared(ClusterSecret.of("correct horse battery"))),
                        new StorageConfig(
                                Path.of("/srv/grid"),
                                false,
                                ByteSize.ofMegabytes(128),
                                ByteSize.ofMegabytes(700),
                                ByteSize.ofMegabytes(300),
                                ByteSize.ofMegabytes(70),
                                16,
                                2),
                        new SearchConfig(25, ByteSize.ofMegabytes(48)),
                        new LimitsConfig(ByteSize.ofMegabytes(50), ByteSize.ofMegabytes(60))));
    }

    @Test
    void flagsBeatTheEnvironmentWhichBeatsTheFile() {
        write("""
                [network.http]
                port = 1001
                max_concurrent_requests = 11
                request_timeout_secs = 21
                """);
        environment.put("CAMEOGRID_NETWORK__HTTP__PORT", "1002");
        environment.put("CAMEOGRID_NETWORK__HTTP__MAX_CONCURRENT_REQUESTS", "12");

        LoadedConfig loaded = load(new FlagValue("--http-port", "network.http.port", "1003"));

        assertThat(loaded.config().http()).isEqualTo(new HttpConfig("127.0.0.1", 1003, Duration.ofSeconds(21), 12));
        assertThat(loaded.given())
                .containsExactly(
                        "network.http.port = \"1003\"  (--http-port)",
                        "network.http.request_timeout_secs = 21  (" + file() + ":4)",
                        "network.http.max_concurrent_requests = \"12\"  (environment variable"
                                + " CAMEOGRID_NETWORK__HTTP__MAX_CONCURRENT_REQUESTS)");
    }

    @Test
    void environmentListsAreSeparatedByCommasAndFlagsAreWords() {
        environment.put("CAMEOGRID_NETWORK__CLUSTER__SEED_NODES", "127.0.0.1:9580, localhost:9581");
        environment.put("CAMEOGRID_NETWORK__CLUSTER__ENABLED", "Yes");

        ClusterConfig cluster = load().config().cluster();

        assertThat(cluster.enabled()).isTrue();
        assertThat(cluster.seedNodes()).containsExactly("127.0.0.1:9580", "localhost:9581");
    }

    @Test
    void fileIsTheNamedOneThenThatOfTheVariableThenTheLocalThenTheSystems() throws IOException {
        Path system = Files.writeString(directory.resolve("system.toml"), "node.label = 'of-system'");
        assertThat(label(system, Optional.empty())).isEqualTo("of-system");
        Files.writeString(directory.resolve("cameogrid.toml"), "node.label = 'of-directory'");
        assertThat(label(system, Optional.empty())).isEqualTo("of-directory");
        Files.writeString(directory.resolve("variable.toml"), "node.label = 'of-variable'");
        environment.put("CAMEOGRID_CONFIG", "variable.toml");
        assertThat(label(system, Optional.empty())).isEqualTo("of-variable");
        Files.writeString(directory.resolve("named.toml"), "node.label = 'of-flag'");
        assertThat(label(system, Optional.of(Path.of("named.toml")))).isEqualTo("of-flag");
    }

    private String label(Path system, Optional<Path> named) {
        return new ConfigLoader(directory, system, environment, SMALL)
                .load(named, List.of())
                .config()
                .node()
                .label();
    }

    @Test
    void fileThatWasNamedMustExist() {
        environment.put("CAMEOGRID_CONFIG", "nowhere.toml");

        assertRefused(directory.resolve("nowhere.toml") + ": there is no such file");
    }

    @Test
    void allProblemsAreReportedInOneRunWithTheirLines() {
        write("""
                [network.http]
                prot = 9500
                port = 123456
                request_timeout_secs = "30"

                [storage]
                wal_sync = "yes"
                num_shards_init = 12
                data_paths = ["/a", "/b"]
                """);
        environment.put("CAMEOGRID_LIMITS__MAX_RECORD_SIZE_MB", "big");

        assertRefused("""
                7 problems in the configuration
                  FILE:2: network.http.prot is not a setting; did you mean network.http.port?
                  FILE:3: network.http.port is 123456, expected a whole number from 0 to 65535
                  FILE:4: network.http.request_timeout_secs is "30", expected a whole number from 1 to 3600
                  FILE:7: storage.wal_sync is "yes", expected true or false
                  FILE:8: storage.num_shards_init is 12, expected a power of two from 1 to 1024
                  environment variable CAMEOGRID_LIMITS__MAX_RECORD_SIZE_MB: limits.max_record_size_mb is "big", \
                expected a whole number from 1 to 1024
                  FILE:9: storage.data_paths has 2 directories, and a node has one""".replace("FILE", file().toString()));
    }

    @ParameterizedTest
    @CsvSource({
        "prot, network.http.port",
        "network.http.prt, network.http.port",
        "http.port, network.http.port",
        "storage.data_path, storage.data_paths",
        "search.default_limit, search.default_search_limit",
        "limits.max_record_size, limits.max_record_size_mb"
    })
    void unknownKeyIsRefusedWithTheNearestKnownOne(String written, String meant) {
        write(written + " = 1");

        assertRefused(file() + ":1: " + written + " is not a setting; did you mean " + meant + "?");
    }

    @Test
    void keyUnlikeAnyOtherIsRefusedWithoutAGuess() {
        write("xyzzy = 1");

        assertRefused(file() + ":1: xyzzy is not a setting");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[network.http.tls]\nenabled = true",
                "[[security.api_keys]]\nrole = 'admin'",
                "[mcp]\nenabled = false",
                "[network.cluster.messaging]\nconnection_pool_size = 10",
                "[storage]\ndefault_batch_size = 1000",
                "[search]\nindexer_memory_min_mb = 16",
                "[limits]\ntotal_memory_limit_mb = 2048",
                "[server.http]\nport = 1"
            })
    void keyOfCameoDbThatWeDoNotHaveIsRefusedWithWhatToDo(String toml) {
        write(toml);

        assertThatThrownBy(this::load)
                .hasMessageContaining("is a setting of CameoDB that CameoGrid does not have: ")
                .hasMessageMatching("(?s).*(remove this|use ).*")
                .hasMessageMatching("(?s).*cameogrid\\.toml:[12]: .*");
    }

    @Test
    void misspelledVariableIsRefused() {
        environment.put("CAMEOGRID_HTTP_PORT", "9500");

        assertThatThrownBy(this::load)
                .hasMessage("environment variable CAMEOGRID_HTTP_PORT: there is no such setting; did you mean"
                        + " CAMEOGRID_NETWORK__HTTP__PORT?");
    }

    @Test
    void variablesThatKubernetesSetsForAServiceAreNoSettings() {
        environment.put("CAMEOGRID_SERVICE_HOST", "10.0.0.7");
        environment.put("CAMEOGRID_SERVICE_PORT_HTTP", "9480");
        environment.put("CAMEOGRID_PORT", "tcp://10.0.0.7:9480");
        environment.put("CAMEOGRID_PORT_9480_TCP_ADDR", "10.0.0.7");
        environment.put("CAMEOGRID_HEADLESS_SERVICE_PORT", "9480");
        environment.put("CAMEOGRID_JAVA_OPTS", "-Xmx1g");

        assertThat(load().given()).isEmpty();
    }

    @Test
    void brokenTomlIsRefusedWithItsLine() {
        write("[network.http]\nport = = 3\n");

        assertThatThrownBy(this::load).hasMessageStartingWith(file() + ":2: not valid TOML: ");
    }

    @Test
    void emptyFileIsFine() {
        write("");

        assertThat(load().file()).contains(file());
    }
}
