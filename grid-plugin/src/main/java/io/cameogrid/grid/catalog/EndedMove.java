package io.cameogrid.grid.catalog;

import io.cameogrid.api.topology.ClusterNode;
import io.cameogrid.api.topology.TaskView;
import io.cameogrid.schema.IndexName;
import java.time.Instant;
import java.util.Optional;

/**
 * How the last move of an index's documents ended, until its next one begins.
 *
 * @param aim what it was to bring about, for people
 * @param documents that were moved
 */
public record EndedMove(
        String task, TaskView.Kind kind, String aim, Instant started, long documents, TaskView.Ending ending) {

    TaskView view(IndexName index, ClusterNode node) {
        double seconds = Math.max(1, ending.at().toEpochMilli() - started.toEpochMilli()) / 1e3;
        return new TaskView(
                task,
                kind,
                node,
                Optional.of(index),
                aim,
                started,
                new TaskView.Progress(documents, documents, "documents", documents / seconds),
                Optional.of(ending));
    }
}
