package io.cameogrid.grid.node;

import io.cameogrid.grid.internal.StoreFailures;
import org.apache.ignite.Ignite;
import org.apache.ignite.failure.AbstractFailureHandler;
import org.apache.ignite.failure.FailureContext;
import org.apache.ignite.failure.FailureType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process when Ignite cannot trust itself any more, for whoever runs it to start it again; what was acknowledged
 * is on the disk. A node that the others have cut off is whole, and only starts anew; and one that stops goes on stopping.
 */
final class NodeFailures extends AbstractFailureHandler {
    /** In the manner of sysexits.h: an internal error. */
    private static final int EXIT_CODE = 70;

    private static final Logger LOG = LoggerFactory.getLogger(NodeFailures.class);

    private final Runnable cutOff;

    NodeFailures(Runnable cutOff) {
        this.cutOff = cutOff;
    }

    @Override
    protected boolean handle(Ignite ignite, FailureContext failure) {
        if (failure.type() == FailureType.SEGMENTATION) {
            cutOff.run();
            return true;
        }
        if (failure.type() == FailureType.SYSTEM_WORKER_TERMINATION && StoreFailures.stopping(failure.error())) {
            // Ignite's checkpointer meets this where a cache was dropped just before. The log has all that the last
            // checkpoint would have had.
            LOG.warn("The store stops without its last checkpoint; the next start reads its log", failure.error());
            return false;
        }
        LOG.error("The store failed ({}); the process ends with {}", failure.type(), EXIT_CODE, failure.error());
        Runtime.getRuntime().halt(EXIT_CODE);
        return true;
    }
}
