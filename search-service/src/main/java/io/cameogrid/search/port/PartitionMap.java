package io.cameogrid.search.port;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.topology.NodeId;
import io.cameogrid.schema.IndexDefinition;
import java.util.List;
import java.util.Map;

/** Who holds which partition of an index. */
public interface PartitionMap {
    NodeId localNode();

    /** The partition of the routing key. */
    int partition(IndexDefinition index, String routingKey);

    /** The partitions by the node that is primary for them now; partitions without an owner are in no list. */
    Map<NodeId, List<Integer>> primaries(IndexDefinition index);

    /**
     * Holds the given partitions on this node as long as the lease is open, so that none of them is moved away while
     * it is searched. Waits for a partition exchange in flight.
     *
     * @throws io.cameogrid.api.error.CameoGridException TIMEOUT if the exchange goes on beyond the deadline;
     *     INDEX_NOT_FOUND if the index is being dropped
     */
    Lease lease(IndexDefinition index, List<Integer> partitions, Deadline deadline);

    /** Partitions held for the time of a search. */
    interface Lease extends AutoCloseable {
        /** Those that this node is the owning primary of. */
        List<Integer> granted();

        /** Those that it is not, which someone else has to be asked for. */
        List<Integer> notMine();

        @Override
        void close();
    }
}
