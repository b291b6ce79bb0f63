package io.cameogrid.grid.plugin;

import io.cameogrid.api.Deadline;
import io.cameogrid.grid.move.MoveKeeper;
import io.cameogrid.grid.quorum.Quorum;
import java.time.Duration;
import org.apache.ignite.Ignite;
import org.apache.ignite.cluster.ClusterNode;

/** The oldest server acts for the cluster, while it has a quorum. */
record OldestServer(Ignite ignite, Quorum quorum) implements MoveKeeper.Leadership {
    private static final Duration ANSWER_TIME = Duration.ofSeconds(5);

    @Override
    public boolean isOurs() {
        ClusterNode oldest = ignite.cluster().forServers().forOldest().node();
        return oldest != null && oldest.isLocal() && quorum.isPresent();
    }

    @Override
    public void confirm() {
        quorum.requireToWrite(Deadline.after(ANSWER_TIME));
    }
}
