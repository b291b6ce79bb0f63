package io.cameogrid.grid.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.ignite.Ignite;
import org.apache.ignite.cluster.ClusterNode;
import org.apache.ignite.internal.GridKernalContext;
import org.apache.ignite.internal.processors.cache.CacheGroupContext;
import org.apache.ignite.internal.processors.cache.distributed.dht.preloader.GridDhtPartitionMap;
import org.apache.ignite.internal.processors.cache.distributed.dht.topology.GridDhtLocalPartition;
import org.apache.ignite.internal.processors.cache.distributed.dht.topology.GridDhtPartitionState;

/** The copies of all caches' partitions on all servers, as this node knows them since the last exchange. */
public final class PartitionCopies {
    private final GridKernalContext context;

    public PartitionCopies(Ignite ignite) {
        this.context = Kernal.context(ignite);
    }

    /** Partitions that no server has completely, by cache. */
    public Map<String, Set<Integer>> unowned() {
        return ofEachGroup(group -> {
            Set<Integer> partitions = new TreeSet<>(group.topology().lostPartitions());
            for (int partition = 0; partition < group.topology().partitions(); partition++) {
                if (group.topology().owners(partition).isEmpty()) {
                    partitions.add(partition);
                }
            }
            return partitions;
        });
    }

    /** Partitions that lost their last complete copy and are closed until they are opened, by cache. */
    public Map<String, Set<Integer>> lost() {
        return ofEachGroup(group -> group.topology().lostPartitions());
    }

    /** The servers that have each partition completely, by cache. */
    public Map<String, Map<Integer, Set<UUID>>> owners() {
        Map<String, Map<Integer, Set<UUID>>> owners = new TreeMap<>();
        for (CacheGroupContext group : context.cache().cacheGroups()) {
            for (int partition = 0; ours(group) && partition < group.topology().partitions(); partition++) {
                Set<UUID> nodes = group.topology().owners(partition).stream()
                        .map(ClusterNode::id)
                        .collect(Collectors.toSet());
                owners.computeIfAbsent(group.cacheOrGroupName(), cache -> new TreeMap<>())
                        .put(partition, nodes);
            }
        }
        return owners;
    }

    /** The servers that have something completely which no other has so, and what: partitions by cache. */
    public Map<UUID, Map<String, Set<Integer>>> soleCopies() {
        Map<UUID, Map<String, Set<Integer>>> soleCopies = new HashMap<>();
        for (CacheGroupContext group : context.cache().cacheGroups()) {
            for (int partition = 0; ours(group) && partition < group.topology().partitions(); partition++) {
                List<ClusterNode> owners = group.topology().owners(partition);
                if (owners.size() == 1) {
                    soleCopies
                            .computeIfAbsent(owners.getFirst().id(), node -> new TreeMap<>())
                            .computeIfAbsent(group.cacheOrGroupName(), cache -> new TreeSet<>())
                            .add(partition);
                }
            }
        }
        return soleCopies;
    }

    /** The servers that have something of the cache completely which no other has so, by partition. */
    public Map<Integer, UUID> soleOwners(String cacheName) {
        Map<Integer, UUID> soleOwners = new HashMap<>();
        CacheGroupContext group = Kernal.group(context, cacheName);
        // A client that has just reconnected has yet to be told.
        if (group == null || group.topology().partitionMap(false) == null) {
            return soleOwners;
        }
        for (int partition = 0; partition < group.topology().partitions(); partition++) {
            List<ClusterNode> owners = group.topology().owners(partition);
            if (owners.size() == 1) {
                soleOwners.put(partition, owners.getFirst().id());
            }
        }
        return soleOwners;
    }

    /** The number of copies that a server has and that have not begun to leave it. */
    public int on(UUID node) {
        int copies = 0;
        for (CacheGroupContext group : context.cache().cacheGroups()) {
            GridDhtPartitionMap ofNode = group.topology().partitionMap(false).get(node);
            if (ours(group) && ofNode != null) {
                copies += (int) ofNode.map().values().stream()
                        .filter(state -> state != GridDhtPartitionState.RENTING)
                        .filter(state -> state != GridDhtPartitionState.EVICTED)
                        .count();
            }
        }
        return copies;
    }

    /** Whether every copy on every server is complete. */
    public boolean settled() {
        return context.cache().cacheGroups().stream()
                .filter(PartitionCopies::ours)
                .noneMatch(group -> group.topology().hasMovingPartitions());
    }

    /** This server's copies that are still arriving, by cache, each with what has come of it so far. */
    public Map<String, Map<Integer, Long>> arriving() {
        Map<String, Map<Integer, Long>> arriving = new TreeMap<>();
        for (CacheGroupContext group : context.cache().cacheGroups()) {
            for (GridDhtLocalPartition partition : group.topology().currentLocalPartitions()) {
                if (ours(group) && partition.state() == GridDhtPartitionState.MOVING) {
                    arriving.computeIfAbsent(group.cacheOrGroupName(), name -> new TreeMap<>())
                            .put(partition.id(), partition.fullSize() + partition.highestAppliedCounter());
                }
            }
        }
        return arriving;
    }

    private Map<String, Set<Integer>> ofEachGroup(Function<CacheGroupContext, Set<Integer>> partitions) {
        Map<String, Set<Integer>> found = new TreeMap<>();
        for (CacheGroupContext group : context.cache().cacheGroups()) {
            Set<Integer> ofGroup = ours(group) ? partitions.apply(group) : Set.of();
            if (!ofGroup.isEmpty()) {
                found.put(group.cacheOrGroupName(), ofGroup);
            }
        }
        return found;
    }

    /** Ignite's own caches are none of our business. */
    private static boolean ours(CacheGroupContext group) {
        return !group.systemCache();
    }
}
