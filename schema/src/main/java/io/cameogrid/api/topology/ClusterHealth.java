package io.cameogrid.api.topology;

import java.util.List;

/**
 * How the cluster is.
 *
 * @param status GREEN: every partition has all its copies; YELLOW: every partition is served; RED: some is not
 * @param degraded what is amiss, for people, one sentence each
 */
public record ClusterHealth(
        Status status,
        String nodeId,
        String nodeName,
        String clusterName,
        boolean clusterEnabled,
        int totalNodes,
        int connectedNodes,
        int totalMicroshards,
        int activeMicroshards,
        int totalIndexes,
        List<String> degraded) {

    public ClusterHealth {
        degraded = List.copyOf(degraded);
    }

    /** The traffic light, from best to worst. */
    public enum Status {
        GREEN,
        YELLOW,
        RED
    }
}
