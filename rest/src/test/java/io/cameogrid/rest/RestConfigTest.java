package io.cameogrid.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameogrid.rest.server.RestConfig;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RestConfigTest {
    @Test
    void theDefaultsAreThoseThatAreDocumented() {
        RestConfig config = RestConfig.defaults();
        assertThat(config.bindAddress()).isEqualTo("127.0.0.1");
        assertThat(config.port()).isEqualTo(9480);
        assertThat(config.requestsInFlight()).isEqualTo(128);
        assertThat(config.requestTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.idleTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.writeTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.drainTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.headerBytes()).isEqualTo(16 << 10);
        assertThat(config.bodyBytes()).isEqualTo(200L << 20);
        assertThat(config.recordBytes()).isEqualTo(64 << 20);
        assertThat(config.bulkItems()).isEqualTo(10_000);
        assertThat(config.bufferedBytes()).isGreaterThanOrEqualTo(64L << 20);
    }

    @Test
    void everySettingIsKept() {
        RestConfig config = RestConfig.builder()
                .bindAddress("0.0.0.0")
                .port(1)
                .requestsInFlight(2)
                .requestTimeout(Duration.ofSeconds(3))
                .idleTimeout(Duration.ofSeconds(4))
                .writeTimeout(Duration.ofSeconds(5))
                .drainTimeout(Duration.ofSeconds(6))
                .headerBytes(7_000)
                .bodyBytes(9_000)
                .recordBytes(8_000)
                .bulkItems(10)
                .bufferedBytes(11_000)
                .build();
        assertThat(config)
                .isEqualTo(new RestConfig(
                        "0.0.0.0",
                        1,
                        2,
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(6),
                        7_000,
                        9_000,
                        8_000,
                        10,
                        11_000));
    }

    @Test
    void whatCannotBeIsRefusedByName() {
        refuses("bindAddress", settings -> settings.bindAddress(" "));
        refuses("port", settings -> settings.port(65_536));
        refuses("requestsInFlight", settings -> settings.requestsInFlight(0));
        refuses("requestTimeout", settings -> settings.requestTimeout(Duration.ZERO));
        refuses("idleTimeout", settings -> settings.idleTimeout(Duration.ZERO));
        refuses("writeTimeout", settings -> settings.writeTimeout(Duration.ZERO));
        refuses("drainTimeout", settings -> settings.drainTimeout(Duration.ofSeconds(-1)));
        refuses("headerBytes", settings -> settings.headerBytes(1_000));
        refuses("bodyBytes", settings -> settings.bodyBytes(2L << 30));
        refuses("recordBytes", settings -> settings.recordBytes(300 << 20));
        refuses("bulkItems", settings -> settings.bulkItems(0));
        refuses("bufferedBytes", settings -> settings.bufferedBytes(0));
    }

    private static void refuses(String name, UnaryOperator<RestConfig.Builder> change) {
        assertThatThrownBy(() -> change.apply(RestConfig.builder()).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }

    @Test
    void aServerTakesAFreePortWhenAskedForNone() {
        try (TestServer one = TestServer.start();
                TestServer other = TestServer.start()) {
            assertThat(one.port()).isPositive().isNotEqualTo(other.port());
        }
    }

    @Test
    void aPortThatIsTakenIsSaidAndTheServerCanStillBeClosed() {
        try (TestServer one = TestServer.start()) {
            assertThatThrownBy(() -> TestServer.with()
                            .settings(settings -> settings.port(one.port()))
                            .start())
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(String.valueOf(one.port()));
            one.get("/livez").hasStatus(200);
        }
    }
}
