package io.cameogrid.grid.cluster;

/**
 * How a node and its cluster are called.
 *
 * @param clusterEnabled whether other nodes may join
 */
public record ClusterNames(String node, String cluster, boolean clusterEnabled) {
    /** The node attribute under which each node tells the others its label. */
    public static final String ATTRIBUTE = "cameogrid.label";
}
