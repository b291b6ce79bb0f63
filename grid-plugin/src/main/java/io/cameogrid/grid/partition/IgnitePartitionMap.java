package io.cameogrid.grid.partition;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.topology.NodeId;
import io.cameogrid.grid.internal.LocalPartitions;
import io.cameogrid.grid.store.DocumentCaches;
import io.cameogrid.grid.store.GridErrors;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.search.port.PartitionMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.ignite.Ignite;
import org.apache.ignite.cache.affinity.Affinity;
import org.apache.ignite.cluster.ClusterNode;

/** The partition map as Ignite's affinity has it. */
public final class IgnitePartitionMap implements PartitionMap {
    private final Ignite ignite;
    private final DocumentCaches caches;
    private final LocalPartitions partitions;

    public IgnitePartitionMap(Ignite ignite, DocumentCaches caches, LocalPartitions partitions) {
        this.ignite = ignite;
        this.caches = caches;
        this.partitions = partitions;
    }

    @Override
    public NodeId localNode() {
        return new NodeId(ignite.cluster().localNode().id());
    }

    @Override
    public int partition(IndexDefinition index, String routingKey) {
        return errors(index).run(() -> affinity(index).partition(routingKey));
    }

    @Override
    public Map<NodeId, List<Integer>> primaries(IndexDefinition index) {
        // A lost one is assigned to a node as any other, and would be asked for in vain until time runs out.
        Set<Integer> lost = partitions.lost(DocumentCaches.name(index.incarnation()));
        List<Integer> all = IntStream.range(0, index.microshards())
                .filter(partition -> !lost.contains(partition))
                .boxed()
                .toList();
        Map<NodeId, List<Integer>> byNode = new LinkedHashMap<>();
        Map<Integer, ClusterNode> primaries =
                errors(index).run(() -> affinity(index).mapPartitionsToNodes(all));
        all.forEach(partition -> Optional.ofNullable(primaries.get(partition))
                .ifPresent(node -> byNode.computeIfAbsent(new NodeId(node.id()), id -> new ArrayList<>())
                        .add(partition)));
        return byNode;
    }

    @Override
    public List<NodeId> backups(IndexDefinition index, int partition) {
        Collection<ClusterNode> copies =
                errors(index).run(() -> affinity(index).mapPartitionToPrimaryAndBackups(partition));
        return copies.stream().skip(1).map(node -> new NodeId(node.id())).toList();
    }

    @Override
    public Lease lease(IndexDefinition index, List<Integer> wanted, Copy copy, Deadline deadline) {
        return errors(index).run(() -> {
            while (true) {
                LocalPartitions.Settlement settlement = partitions.awaitStableAffinity(deadline);
                Lease lease = reserved(index, wanted, copy);
                // In the middle of an exchange a copy may count as whole that turns out at its end to be behind:
                // all copies of lost partitions do when these are opened.
                if (settlement.lasts()) {
                    return lease;
                }
                lease.close();
            }
        });
    }

    private Lease reserved(IndexDefinition index, List<Integer> wanted, Copy copy) {
        String cacheName = DocumentCaches.name(index.incarnation());
        List<Integer> granted = new ArrayList<>(wanted.size());
        List<Integer> notMine = new ArrayList<>();
        List<LocalPartitions.Reservation> reservations = new ArrayList<>(wanted.size());
        ReservedPartitions lease = new ReservedPartitions(granted, notMine, reservations);
        try {
            for (Integer partition : wanted) {
                Optional<LocalPartitions.Reservation> reservation =
                        partitions.reserve(cacheName, partition, copy == Copy.PRIMARY);
                if (reservation.isPresent()) {
                    reservations.add(reservation.get());
                    granted.add(partition);
                } else {
                    notMine.add(partition);
                }
            }
        } catch (RuntimeException e) {
            // A partition that stays reserved can never leave this node.
            lease.close();
            throw e;
        }
        return lease;
    }

    private static GridErrors errors(IndexDefinition index) {
        return new GridErrors(index.name());
    }

    private Affinity<Object> affinity(IndexDefinition index) {
        caches.open(index);
        return ignite.affinity(DocumentCaches.name(index.incarnation()));
    }

    private record ReservedPartitions(
            List<Integer> granted, List<Integer> notMine, List<LocalPartitions.Reservation> reservations)
            implements Lease {
        @Override
        public void close() {
            reservations.forEach(LocalPartitions.Reservation::close);
        }
    }
}
