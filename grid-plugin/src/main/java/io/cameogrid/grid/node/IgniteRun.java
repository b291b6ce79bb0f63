package io.cameogrid.grid.node;

import io.cameogrid.grid.plugin.CameoGrid;
import io.cameogrid.grid.plugin.CameoGridPluginProvider;
import org.apache.ignite.Ignite;
import org.apache.ignite.Ignition;
import org.apache.ignite.configuration.IgniteConfiguration;

/** One Ignite node with the plugin, from its start to its end. */
record IgniteRun(Ignite ignite, CameoGrid grid) {
    static IgniteRun start(IgniteConfiguration configuration) {
        Ignite ignite = Ignition.start(configuration);
        return new IgniteRun(ignite, CameoGridPluginProvider.of(ignite));
    }

    /** Stops after a last checkpoint, so that the next start has nothing to replay. */
    void stop() {
        // Ignite.close() would cancel, and with that skip the checkpoint.
        Ignition.stop(ignite.name(), false);
    }

    /** Stops a node that the others have given up: what waits for them is cancelled, and the log keeps what counts. */
    void abandon() {
        Ignition.stop(ignite.name(), true);
    }
}
