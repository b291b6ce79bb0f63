package io.cameogrid.rest;

import io.cameogrid.api.ClusterView;
import io.cameogrid.api.topology.ClusterHealth;
import io.cameogrid.api.topology.Readiness;
import io.cameogrid.api.topology.Versions;
import java.util.List;

/** A cluster of one node whose state tests set. */
final class MemoryClusterView implements ClusterView {
    volatile ClusterHealth.Status status = ClusterHealth.Status.GREEN;
    volatile Readiness readiness = new Readiness(true, List.of());

    @Override
    public ClusterHealth health() {
        return new ClusterHealth(
                status, nodeId(), nodeName(), "memory", false, 1, 1, 8, 8, 1, List.of("nothing is kept"));
    }

    @Override
    public Readiness readiness() {
        return readiness;
    }

    @Override
    public Versions versions() {
        return new Versions("0.1", "abc", "25", "2.18.0", "10.6.0");
    }

    @Override
    public String nodeId() {
        return "node-1";
    }

    @Override
    public String nodeName() {
        return "one";
    }
}
