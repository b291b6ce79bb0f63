package io.cameogrid.grid.internal;

import java.util.UUID;
import java.util.function.Consumer;
import org.apache.ignite.Ignite;
import org.apache.ignite.cluster.ClusterNode;
import org.apache.ignite.events.EventType;
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

    /** Whether the node is here and has told, when it joined, that it has the attribute. */
    public boolean hasAttribute(UUID node, String attribute) {
        ClusterNode found = context.discovery().node(node);
        return found != null && found.attribute(attribute) != null;
    }

    /** Tells of each node that goes, after it can be seen no more, in a thread of discovery: the action must not block. */
    public void onLeft(Consumer<UUID> action) {
        context.event()
                .addDiscoveryEventListener(
                        (event, topology) -> action.accept(event.eventNode().id()),
                        EventType.EVT_NODE_LEFT,
                        EventType.EVT_NODE_FAILED);
    }

    /**
     * Whether messages can be sent to the node, as transactions look at it; they know a little before the topology's
     * version tells of a node that has left.
     */
    public boolean isAlive(UUID node) {
        return context.discovery().alive(node);
    }
}
