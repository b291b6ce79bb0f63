package io.cameogrid.rest;

import io.cameogrid.api.ClusterView;
import io.cameogrid.api.topology.ClusterHealth;
import io.cameogrid.api.topology.ClusterNode;
import io.cameogrid.api.topology.NodeStatus;
import io.cameogrid.api.topology.PartitionStatus;
import io.cameogrid.api.topology.Readiness;
import io.cameogrid.api.topology.TaskView;
import io.cameogrid.api.topology.Versions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A cluster whose state tests set; of one node, if they do not. */
final class MemoryClusterView implements ClusterView {
    static final ClusterNode ONE = new ClusterNode("node-1", "one");

    volatile ClusterHealth.Status status = ClusterHealth.Status.GREEN;
    volatile Readiness readiness = new Readiness(true, List.of());
    volatile List<PartitionStatus> partitions = List.of();
    volatile List<TaskView> tasks = List.of();
    volatile List<NodeStatus> nodes = List.of(new NodeStatus(
            ONE,
            "127.0.0.1:9580",
            "0.1",
            Optional.of("127.0.0.1:9580"),
            true,
            NodeStatus.State.UP,
            Optional.of(Instant.parse("2026-01-02T03:04:05Z")),
            Optional.of(new NodeStatus.Load(8, 8, 3, new NodeStatus.Room(10, 100, 1_000, 10_000)))));

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
        return ONE.id();
    }

    @Override
    public String nodeName() {
        return ONE.name();
    }

    @Override
    public List<NodeStatus> nodes() {
        return nodes;
    }

    @Override
    public List<PartitionStatus> partitions() {
        return partitions;
    }

    @Override
    public List<TaskView> tasks() {
        return tasks;
    }
}
