package io.cameogrid.deploy.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.deploy.config.CameoGridConfig.LimitsConfig;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Sizes that have to go together, and with the machine. */
class BudgetConfigTest extends ConfigFixture {
    @Test
    void segmentOfTheLogMustHoldTheLargestRecord() {
        write("[storage]\nwal_segment_size_mb = 32");

        assertRefused(file() + ":2: storage.wal_segment_size_mb = 32 cannot hold a record of"
                + " limits.max_record_size_mb = 42: use at least 54, or smaller records");
    }

    @Test
    void smallBodyMakesForSmallRecords() {
        write("[limits]\nmax_body_size_mb = 8");

        assertThat(load().config().limits())
                .isEqualTo(new LimitsConfig(ByteSize.ofMegabytes(8), ByteSize.ofMegabytes(8)));
    }

    @Test
    void recordThatNoBodyCanBringIsRefused() {
        write("[limits]\nmax_body_size_mb = 8\nmax_record_size_mb = 9");

        assertRefused(file() + ":3: limits.max_record_size_mb = 9 can never arrive in a body of"
                + " limits.max_body_size_mb = 8");
    }

    @Test
    void twoNamesOfOneSettingMustAgree() {
        write("[network.http]\nmax_body_size_mb = 50\n[limits]\nmax_body_size_mb = 51");

        assertRefused(file() + ":2: limits.max_body_size_mb and network.http.max_body_size_mb are the same setting and"
                + " have two values; keep limits.max_body_size_mb");
    }

    @Test
    void memoryThatIsNotThereIsRefused() {
        write("[storage]\npage_memory_mb = 4096\ncheckpoint_buffer_mb = 5000\n[search]\nindexer_memory_max_mb = 300");

        assertRefused("""
                3 problems in the configuration
                  FILE:3: storage.checkpoint_buffer_mb = 5000 is larger than storage.page_memory_mb = 4096
                  FILE:2: storage.page_memory_mb = 4096 does not fit the 2048 MB of this machine
                  FILE:5: search.indexer_memory_max_mb = 300 is more than half of the heap of 512 MB: lower it, or start \
                with CAMEOGRID_JAVA_OPTS=-Xmx1200m""".replace("FILE", file().toString()));
    }

    @Test
    void budgetsGrowWithTheMachineUpToAPoint() {
        Machine large = new Machine(ByteSize.ofMegabytes(262_144), ByteSize.ofMegabytes(16_384));

        CameoGridConfig config = new ConfigLoader(directory, directory.resolve("none"), environment, large)
                .load(Optional.empty(), List.of())
                .config();

        assertThat(config.storage().pageMemory()).isEqualTo(ByteSize.ofMegabytes(2048));
        assertThat(config.storage().checkpointBuffer()).isEqualTo(ByteSize.ofMegabytes(512));
        assertThat(config.search().indexBuffers()).isEqualTo(ByteSize.ofMegabytes(256));
        assertThat(config.limits().maxBodySize()).isEqualTo(ByteSize.ofMegabytes(200));
        assertThat(config.limits().maxRecordSize()).isEqualTo(ByteSize.ofMegabytes(64));
    }

    @Test
    void bodyThatTheHeapCannotWriteIsRefused() {
        write("[limits]\nmax_body_size_mb = 65");

        assertRefused(file() + ":2: limits.max_body_size_mb = 65 is more than an eighth of the heap of 512 MB, and a"
                + " batch takes a multiple of its size while it is written: lower it, or start with"
                + " CAMEOGRID_JAVA_OPTS=-Xmx520m");
    }
}
