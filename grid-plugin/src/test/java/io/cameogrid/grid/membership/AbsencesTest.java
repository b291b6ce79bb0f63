package io.cameogrid.grid.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class AbsencesTest {
    private static final Duration GRACE = Duration.ofMinutes(5);

    /** Near its end, where it may well begin. */
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 10);

    private final Absences absences = new Absences(clock::get);

    @Test
    void anAbsenceCountsFromWhenItWasFirstSeen() {
        absences.seen(Set.of("A"));
        pass(GRACE.minusNanos(1));
        absences.seen(Set.of("A", "B"));
        assertThat(absences.longerThan(GRACE)).isEmpty();
        pass(Duration.ofNanos(1));
        assertThat(absences.longerThan(GRACE)).containsExactly("A");
    }

    @Test
    void whoWasBackBeginsAnew() {
        absences.seen(Set.of("A"));
        pass(GRACE);
        absences.seen(Set.of());
        absences.seen(Set.of("A"));
        assertThat(absences.longerThan(GRACE)).isEmpty();
    }

    @Test
    void whoBeginsToActBeginsToCount() {
        absences.seen(Set.of("A"));
        pass(GRACE);
        absences.forget();
        absences.seen(Set.of("A"));
        assertThat(absences.longerThan(GRACE)).isEmpty();
    }

    @Test
    void aStandstillIsNoticedWhenNothingChangesForTooLong() {
        Standstill standstill = new Standstill(Duration.ofSeconds(60), clock::get);
        assertThat(standstill.observe(1)).isEmpty();
        pass(Duration.ofSeconds(59));
        assertThat(standstill.observe(2)).isEmpty();
        pass(Duration.ofSeconds(59));
        assertThat(standstill.observe(2)).isEmpty();
        pass(Duration.ofSeconds(1));
        assertThat(standstill.observe(2)).contains(Duration.ofSeconds(60));
        assertThat(standstill.observe(3)).isEmpty();
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }
}
