package io.cameogrid.grid.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.ignite.IgniteException;
import org.apache.ignite.failure.FailureContext;
import org.apache.ignite.failure.FailureType;
import org.apache.ignite.internal.NodeStoppingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NodeFailuresTest {
    @TempDir
    Path directory;

    /** A process that ended here would take the test with it. */
    @Test
    void aNodeThatStopsGoesOnStoppingIfItsCheckpointerHasEnded() {
        boolean[] cutOff = new boolean[1];
        NodeFailures failures = new NodeFailures(() -> cutOff[0] = true);
        IgniteException stopping =
                new IgniteException(new NodeStoppingException("Failed to perform cache update: node is stopping."));

        try (GridNode node = GridNode.start(GridNodeConfig.defaults(directory))) {
            FailureContext ended = new FailureContext(FailureType.SYSTEM_WORKER_TERMINATION, stopping);
            assertThat(failures.onFailure(node.ignite(), ended))
                    .as("whether the node cannot be trusted any more")
                    .isFalse();
            assertThat(cutOff[0]).isFalse();
        }
    }
}
