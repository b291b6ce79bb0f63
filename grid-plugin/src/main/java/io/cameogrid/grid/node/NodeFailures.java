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
 * is on the disk. A node that the others have cut off is whole, and only starts anew; one that stops goes on stopping.
 */
final class NodeFailures extends AbstractFailureHandler {
    /** In the manner of sysexits.h: an internal error. */
    private static final int EXIT_CODE = 70;

    private static final Logger LOG = LoggerFactory.getLogger(NodeFailures.class);

    private final Runnable cutOff;

    /** The node ends in any case: what fails from now on follows from that. */
    private volatile boolean ending;

    NodeFailures(Runnable cutOff) {
        this.cutOff = cutOff;
    }

    @Override
    protected boolean handle(Ignite ignite, FailureContext failure) {
        if (failure.type() == FailureType.SEGMENTATION) {
            cutOff.run();
            return true;
        }
        if (failure.type() == FailureType.SYSTEM_WORKER_TERMINATION && (ending || ends(failure.error()))) {
            ending = true;
            return false;
        }
        LOG.error("The store failed ({}); the process ends with {}", failure.type(), EXIT_CODE, failure.error());
        Runtime.getRuntime().halt(EXIT_CODE);
        return true;
    }

    private static boolean ends(Throwable failure) {
        if (StoreFailures.stopping(failure)) {
            // Ignite's checkpointer meets this where a cache was dropped just before. The log has all that the last
            // checkpoint would have had.
            LOG.warn("The store stops without its last checkpoint; the next start reads its log", failure);
            return true;
        }
        if (StoreFailures.destroyedWhileJoining(failure)) {
            LOG.warn("An index was dropped while this node joined; its start fails, and is repeated");
            return true;
        }
        return false;
    }
}
