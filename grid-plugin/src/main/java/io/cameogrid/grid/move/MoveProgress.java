package io.cameogrid.grid.move;

import io.cameogrid.api.topology.ClusterNode;
import io.cameogrid.api.topology.TaskView;
import io.cameogrid.grid.catalog.CatalogEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** How far a move is, as the server that carries it out knows. Safe for use by many threads. */
final class MoveProgress {
    private final AtomicLong copied = new AtomicLong();
    private final AtomicLong total = new AtomicLong();
    private volatile String trouble = "";

    void report(long documentsCopied, long documents) {
        copied.set(documentsCopied);
        total.set(documents);
    }

    void failed(String reason) {
        trouble = reason;
    }

    /** The move as the list of tasks shows it; empty if there is none any more. */
    Optional<TaskView> view(CatalogEntry entry, ClusterNode node) {
        return entry.move().flatMap(move -> entry.task(node, progress(move.started()), trouble));
    }

    private TaskView.Progress progress(Instant started) {
        double seconds = Math.max(1, Duration.between(started, Instant.now()).toMillis()) / 1e3;
        return new TaskView.Progress(copied.get(), total.get(), "documents", copied.get() / seconds);
    }
}
