package io.cameogrid.grid.cluster;

import io.cameogrid.api.topology.ClusterHealth;
import io.cameogrid.api.topology.ClusterNode;
import io.cameogrid.api.topology.CopyStatus;
import io.cameogrid.api.topology.NodeStatus;
import io.cameogrid.api.topology.PartitionStatus;
import io.cameogrid.api.topology.TaskView;
import io.cameogrid.grid.digest.NodeDigest;
import io.cameogrid.schema.IndexDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The whole cluster at one moment, put together from what each node says of itself.
 *
 * @param topology the newest one
 * @param settlingTime how long it has been the newest
 */
record ClusterPicture(Collection<IndexDefinition> indexes, List<Member> members, long topology, Duration settlingTime) {
    /** An assignment of partitions that takes longer than this keeps requests waiting that somebody should know of. */
    private static final Duration LONGEST_SETTLING = Duration.ofSeconds(5);

    private static final Comparator<CopyStatus> PRIMARY_FIRST = Comparator.comparing(
                    CopyStatus::primary, Comparator.reverseOrder())
            .thenComparing(CopyStatus::state)
            .thenComparing(copy -> copy.node().name())
            .thenComparing(copy -> copy.node().id());

    /** Nodes that are to keep documents, here or not. */
    int baseline() {
        return (int) members.stream().filter(Member::inBaseline).count();
    }

    /** Whether nodes have come or gone and partitions are still being assigned to those that are here. */
    boolean settling() {
        return members.stream()
                .filter(Member::here)
                .flatMap(member -> member.digest().stream())
                .anyMatch(digest -> digest.topology() < topology);
    }

    boolean stuck() {
        return settling() && settlingTime.compareTo(LONGEST_SETTLING) > 0;
    }

    List<PartitionStatus> partitions() {
        Map<String, Map<Integer, List<CopyStatus>>> copies = new HashMap<>();
        for (Member member : members) {
            member.current()
                    .ifPresent(digest -> digest.indexes()
                            .forEach(part -> part.copies()
                                    .forEach(copy -> copies.computeIfAbsent(
                                                    part.incarnation(), incarnation -> new HashMap<>())
                                            .computeIfAbsent(copy.partition(), partition -> new ArrayList<>())
                                            .add(status(member, copy)))));
        }
        boolean settling = settling() && !stuck();
        Set<ClusterNode> keepers =
                members.stream().filter(Member::inBaseline).map(Member::node).collect(Collectors.toUnmodifiableSet());
        List<PartitionStatus> partitions = new ArrayList<>();
        for (IndexDefinition index : indexes) {
            PartitionJudgement judgement = new PartitionJudgement(index.name(), wantedCopies(index), settling, keepers);
            Map<Integer, List<CopyStatus>> byPartition = copies.getOrDefault(index.incarnation(), Map.of());
            for (int partition = 0; partition < index.microshards(); partition++) {
                partitions.add(judgement.of(
                        partition,
                        byPartition.getOrDefault(partition, List.of()).stream()
                                .sorted(PRIMARY_FIRST)
                                .toList()));
            }
        }
        return partitions;
    }

    private int wantedCopies(IndexDefinition index) {
        int keeping = (int) members.stream()
                .filter(Member::inBaseline)
                .filter(member -> !member.draining())
                .count();
        return Math.min(index.replicas() + 1, Math.max(1, keeping));
    }

    private static CopyStatus status(Member member, NodeDigest.Copy copy) {
        return new CopyStatus(
                member.node(), copy.primary(), copy.state(), copy.microshard(), copy.detail(), copy.documents());
    }

    List<NodeStatus> nodes() {
        return members.stream()
                .map(ClusterPicture::status)
                .sorted(Comparator.comparing(
                                (NodeStatus status) -> status.node().name())
                        .thenComparing(status -> status.node().id()))
                .toList();
    }

    private static NodeStatus status(Member member) {
        Optional<NodeDigest> digest = member.here() ? member.digest() : Optional.empty();
        return new NodeStatus(
                member.node(),
                member.address(),
                digest.map(NodeDigest::version).orElse(""),
                member.voter(),
                member.inBaseline(),
                state(member, digest),
                member.here() ? digest.map(NodeDigest::started) : member.awaySince(),
                digest.map(ClusterPicture::load));
    }

    /** Who has left the baseline, or is to leave it, is getting rid of its copies as long as it has any. */
    private static NodeStatus.State state(Member member, Optional<NodeDigest> digest) {
        if (!member.here()) {
            return NodeStatus.State.AWAY;
        }
        boolean holds = digest.stream()
                .flatMap(known -> known.indexes().stream())
                .anyMatch(index -> !index.copies().isEmpty());
        if (member.inBaseline() && !member.draining()) {
            return NodeStatus.State.UP;
        }
        if (holds || member.inBaseline()) {
            return NodeStatus.State.DRAINING;
        }
        return NodeStatus.State.DRAINED;
    }

    private static NodeStatus.Load load(NodeDigest digest) {
        List<NodeDigest.Copy> copies = digest.indexes().stream()
                .flatMap(index -> index.copies().stream())
                .toList();
        return new NodeStatus.Load(
                (int) copies.stream().filter(NodeDigest.Copy::primary).count(),
                copies.size(),
                copies.stream().mapToLong(NodeDigest.Copy::documents).sum(),
                digest.room());
    }

    List<TaskView> tasks() {
        return new BackgroundWork(indexes, members, Instant.now()).tasks();
    }

    /** How the partitions are together. */
    ClusterHealth.Status worst(List<PartitionStatus> partitions) {
        return partitions.stream()
                .map(PartitionStatus::health)
                .max(Comparator.naturalOrder())
                .orElse(ClusterHealth.Status.GREEN);
    }
}
