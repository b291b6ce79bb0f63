package io.cameogrid.api;

import io.cameogrid.api.topology.ClusterHealth;
import io.cameogrid.api.topology.ClusterNode;
import io.cameogrid.api.topology.Readiness;
import io.cameogrid.api.topology.Versions;
import java.util.List;

/** What the cluster and this node say about themselves. Every method answers from memory. */
public interface ClusterView {
    ClusterHealth health();

    Readiness readiness();

    Versions versions();

    /** The stable id of this node. */
    String nodeId();

    /** The node's label. */
    String nodeName();

    /** The nodes that are up, this one included; a view that knows of no others names only itself. */
    default List<ClusterNode> nodes() {
        return List.of(new ClusterNode(nodeId(), nodeName()));
    }
}
