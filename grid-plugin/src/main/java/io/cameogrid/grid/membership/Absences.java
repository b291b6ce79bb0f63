package io.cameogrid.grid.membership;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * How long things have been as they are, by this process's monotonic clock from when it first saw them so: a node that begins to
 * act begins to count.
 *
 * <p>Threads: one at a time.
 */
final class Absences {
    private final LongSupplier nanoTime;
    private final Map<String, Long> since = new HashMap<>();

    Absences(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Takes note of who is away now, and forgets all others. */
    void seen(Set<String> away) {
        since.keySet().retainAll(away);
        away.forEach(node -> since.putIfAbsent(node, nanoTime.getAsLong()));
    }

    void forget() {
        since.clear();
    }

    /** Those that have been away at least so long. */
    Set<String> longerThan(Duration grace) {
        long now = nanoTime.getAsLong();
        return since.entrySet().stream()
                .filter(absence -> now - absence.getValue() >= grace.toNanos())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
