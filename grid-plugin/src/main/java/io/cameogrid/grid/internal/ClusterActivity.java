package io.cameogrid.grid.internal;

import org.apache.ignite.Ignite;
import org.apache.ignite.cluster.ClusterState;
import org.apache.ignite.internal.GridKernalContext;

/** Whether the cluster is active, told at once: Ignite's own question waits for a change of the baseline that is under way. */
public final class ClusterActivity {
    private final GridKernalContext context;

    public ClusterActivity(Ignite ignite) {
        this.context = Kernal.context(ignite);
    }

    /** The state now; that of before while it is changing. */
    public ClusterState state() {
        return context.state().publicApiState(false);
    }
}
