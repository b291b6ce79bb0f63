package io.cameogrid.search.node;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.topology.NodeId;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.search.port.PartitionMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One node's look at a {@link MemoryOwnership}. */
public final class MemoryPartitionMap implements PartitionMap {
    private final NodeId localNode;
    private final MemoryOwnership ownership;
    private final Runnable afterLook;

    public MemoryPartitionMap(NodeId localNode, MemoryOwnership ownership) {
        this(localNode, ownership, () -> {});
    }

    /** @param afterLook runs between a look at the owners and whatever follows from it */
    public MemoryPartitionMap(NodeId localNode, MemoryOwnership ownership, Runnable afterLook) {
        this.localNode = localNode;
        this.ownership = ownership;
        this.afterLook = afterLook;
    }

    @Override
    public NodeId localNode() {
        return localNode;
    }

    @Override
    public int partition(IndexDefinition index, String routingKey) {
        return Math.floorMod(routingKey.hashCode(), index.microshards());
    }

    @Override
    public Map<NodeId, List<Integer>> primaries(IndexDefinition index) {
        Map<NodeId, List<Integer>> owners = ownership.byNode();
        afterLook.run();
        return owners;
    }

    @Override
    public List<NodeId> backups(IndexDefinition index, int partition) {
        return ownership.backups(partition);
    }

    @Override
    public Lease lease(IndexDefinition index, List<Integer> partitions, Copy copy, Deadline deadline) {
        Map<Boolean, List<Integer>> mine = partitions.stream()
                .collect(Collectors.partitioningBy(partition ->
                        ownership.owner(partition).filter(localNode::equals).isPresent()
                                || copy == Copy.ANY
                                        && ownership.backups(partition).contains(localNode)));
        return new MemoryLease(mine.get(true), mine.get(false));
    }

    private record MemoryLease(List<Integer> granted, List<Integer> notMine) implements Lease {
        @Override
        public void close() {
            // Nothing moves by itself here.
        }
    }
}
