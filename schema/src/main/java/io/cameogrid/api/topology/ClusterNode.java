package io.cameogrid.api.topology;

/**
 * A node as reports name it.
 *
 * @param id stable over restarts
 * @param name the node's label
 */
public record ClusterNode(String id, String name) {}
