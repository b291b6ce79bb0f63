package io.cameogrid.api;

import io.cameogrid.api.topology.ClusterHealth;
import io.cameogrid.api.topology.NodeStatus;
import io.cameogrid.api.topology.PartitionStatus;
import io.cameogrid.api.topology.Readiness;
import io.cameogrid.api.topology.TaskView;
import io.cameogrid.api.topology.Versions;
import java.util.List;

/** What the cluster and this node say about themselves. Every method answers from memory, on every node for all nodes. */
public interface ClusterView {
    ClusterHealth health();

    /** Whether this node can serve. */
    Readiness readiness();

    Versions versions();

    /** The stable id of this node. */
    String nodeId();

    /** The node's label. */
    String nodeName();

    /** The servers that are up, and those that are away but are to come back; in the order of their names. */
    List<NodeStatus> nodes();

    /** Every partition of every index, in the order of the indexes' names. */
    List<PartitionStatus> partitions();

    /** What runs in the background, on any node. */
    List<TaskView> tasks();
}
