package io.cameogrid.grid.node;

import org.apache.ignite.Ignite;
import org.apache.ignite.failure.AbstractFailureHandler;
import org.apache.ignite.failure.FailureContext;
import org.apache.ignite.failure.FailureType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process when Ignite cannot trust itself any more, for whoever runs it to start it again; what was acknowledged
 * is on the disk. A node that the others have cut off is whole, and only starts anew.
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
        LOG.error("The store failed ({}); the process ends with {}", failure.type(), EXIT_CODE, failure.error());
        Runtime.getRuntime().halt(EXIT_CODE);
        return true;
    }
}
