package io.cameogrid.rest.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameogrid.api.error.CameoGridException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class BodyInputTest {
    private static final int MAX_BYTES = 100;
    private static final Duration PATIENCE = Duration.ofMillis(200);

    @Test
    void theTimeOfTheReaderIsNotTheSenders() {
        BodyInput input = new BodyInput(new ByteArrayInputStream(new byte[2]), MAX_BYTES, PATIENCE);
        assertThat(read(input)).isEqualTo(1);
        longerThanPatience();
        assertThat(read(input)).isEqualTo(1);
        assertThat(read(input)).isEqualTo(-1);
    }

    @Test
    void theTimeOfTheSenderIs() {
        InputStream slow = new InputStream() {
            @Override
            public int read() {
                longerThanPatience();
                return 0;
            }
        };
        BodyInput input = new BodyInput(slow, MAX_BYTES, PATIENCE);
        assertThatThrownBy(() -> read(input))
                .isInstanceOf(CameoGridException.class)
                .hasMessageContaining("did not arrive in time");
    }

    private static int read(BodyInput input) {
        return input.read(new byte[1], 0, 1);
    }

    private static void longerThanPatience() {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin <= 2 * PATIENCE.toNanos()) {
            LockSupport.parkNanos(PATIENCE.toNanos());
        }
    }
}
