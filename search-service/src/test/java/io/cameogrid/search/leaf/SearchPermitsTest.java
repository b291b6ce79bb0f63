package io.cameogrid.search.leaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class SearchPermitsTest {
    private static final Duration AMPLE = Duration.ofSeconds(30);

    @Test
    void aPermitGivenBackIsGivenOutAgain() {
        SearchPermits permits = new SearchPermits(1, 0);
        for (int i = 0; i < 3; i++) {
            permits.acquire(Deadline.after(AMPLE)).close();
        }
    }

    @Test
    void whoFindsTheQueueFullIsRefusedAtOnce() {
        SearchPermits permits = new SearchPermits(1, 0);
        try (SearchPermits.Permit held = permits.acquire(Deadline.after(AMPLE))) {
            assertThat(held).isNotNull();
            assertRefused(permits, AMPLE);
        }
    }

    @Test
    void whoWaitsInVainIsRefusedAtTheDeadline() {
        SearchPermits permits = new SearchPermits(1, 1);
        try (SearchPermits.Permit held = permits.acquire(Deadline.after(AMPLE))) {
            assertThat(held).isNotNull();
            assertRefused(permits, Duration.ofMillis(5));
        }
    }

    @Test
    void whoWaitsIsNextWhenASearchEnds() throws Exception {
        SearchPermits permits = new SearchPermits(1, 1);
        SearchPermits.Permit held = permits.acquire(Deadline.after(AMPLE));
        CompletableFuture<Void> next = CompletableFuture.runAsync(
                () -> permits.acquire(Deadline.after(AMPLE)).close());
        held.close();
        next.get(30, TimeUnit.SECONDS);
    }

    private static void assertRefused(SearchPermits permits, Duration time) {
        assertThatExceptionOfType(CameoGridException.class)
                .isThrownBy(() -> permits.acquire(Deadline.after(time)))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.TOO_MANY_REQUESTS);
                    assertThat(refusal.facts()).containsEntry("running", 1);
                });
    }
}
