package io.cameogrid.grid.move;

import io.cameogrid.api.topology.ClusterNode;
import io.cameogrid.api.topology.TaskView;
import io.cameogrid.grid.catalog.Move;
import io.cameogrid.schema.IndexName;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
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

    /** The move as the list of tasks shows it. */
    TaskView view(IndexName index, Move move, ClusterNode node) {
        String phase = move.phase().name().toLowerCase(Locale.ROOT);
        String aim = move.wanted()
                .map(shape -> "moves to " + shape.replicas() + " replicas, " + phase)
                .orElse(phase);
        double seconds =
                Math.max(1, Duration.between(move.started(), Instant.now()).toMillis()) / 1e3;
        return new TaskView(
                move.task(),
                TaskView.Kind.MOVE,
                node,
                Optional.of(index),
                trouble.isEmpty() ? aim : aim + "; the last attempt failed: " + trouble,
                move.started(),
                new TaskView.Progress(copied.get(), total.get(), "documents", copied.get() / seconds));
    }
}
