package io.cameogrid.grid.internal;

import java.util.UUID;
import org.apache.ignite.Ignite;
import org.apache.ignite.internal.GridKernalContext;

/** The topology, cheap enough to look at with every request. */
public final class Discovery {
    private final GridKernalContext context;

    public Discovery(Ignite ignite) {
        this.context = Kernal.context(ignite);
    }

    /** The version of the topology: it grows with every node that comes or goes. */
    public long version() {
        return context.discovery().topologyVersion();
    }

    /**
     * Whether messages can be sent to the node, as transactions look at it; they know a little before the topology's
     * version tells of a node that has left.
     */
    public boolean isAlive(UUID node) {
        return context.discovery().alive(node);
    }
}
