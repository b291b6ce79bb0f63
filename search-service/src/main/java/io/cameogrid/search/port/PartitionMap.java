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
     * The nodes beside the primary that keep a copy of the partition now, complete or on its way. Every acknowledged write is
     * in a complete one.
     */
    List<NodeId> backups(IndexDefinition index, int partition);

    /** Which of a partition's copies will do. */
    enum Copy {
        /** That of the primary, which shows changes in the order in which they are made. */
        PRIMARY,
        /** Any complete one: it has all that was acknowledged, and of what was not, another part than the primary's may have. */
        ANY
    }

    /**
     * Holds the given partitions on this node as long as the lease is open, so that none of them is moved away while
     * it is searched. Waits for a partition exchange in flight.
     *
     * @param copy which copies are granted
     * @throws io.cameogrid.api.error.CameoGridException TIMEOUT if the exchange goes on beyond the deadline;
     *     INDEX_NOT_FOUND if the index is being dropped
     */
    Lease lease(IndexDefinition index, List<Integer> partitions, Copy copy, Deadline deadline);

    /** Partitions held for the time of a search. */
    interface Lease extends AutoCloseable {
        /** Those that are held. */
        List<Integer> granted();

        /** Those of which this node has no such copy: someone else has to be asked for them. */
        List<Integer> notMine();

        @Override
        void close();
    }
}
