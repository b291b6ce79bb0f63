package io.cameogrid.grid.node;

import io.cameogrid.api.ClusterView;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.topology.ClusterHealth;
import io.cameogrid.api.topology.NodeStatus;
import io.cameogrid.api.topology.PartitionStatus;
import io.cameogrid.api.topology.Readiness;
import io.cameogrid.api.topology.TaskView;
import io.cameogrid.api.topology.Versions;
import io.cameogrid.grid.cluster.RunningVersions;
import java.util.List;

/**
 * What a node says of its cluster while it is in none.
 *
 * @param why there is none
 */
record FormingView(GridNodeConfig config, String nodeId, CameoGridException why) implements ClusterView {
    @Override
    public ClusterHealth health() {
        return new ClusterHealth(
                ClusterHealth.Status.RED,
                nodeId,
                config.label(),
                config.cluster().name(),
                config.cluster().enabled(),
                config.cluster().voters().entries().size(),
                0,
                0,
                0,
                0,
                readiness().reasons());
    }

    @Override
    public Readiness readiness() {
        return new Readiness(false, List.of(why.detail()));
    }

    @Override
    public Versions versions() {
        return RunningVersions.read();
    }

    @Override
    public String nodeName() {
        return config.label();
    }

    /** Refused, like everything that is known of the cluster: an empty list would say that there is nobody. */
    @Override
    public List<NodeStatus> nodes() {
        throw why;
    }

    @Override
    public List<PartitionStatus> partitions() {
        throw why;
    }

    @Override
    public List<TaskView> tasks() {
        throw why;
    }
}
