package io.cameogrid.grid.move;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.topology.NodeId;
import io.cameogrid.schema.IndexName;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** The nodes of the cluster, as a move needs them. */
public interface MoveCrew {
    /** The number of the present set of nodes, which grows by one with each that comes or goes. */
    long topology();

    /**
     * The servers of a set of nodes, by the ids that they have until they stop.
     *
     * @param topology the number of the set
     * @throws IllegalStateException if it was too long ago
     */
    Set<UUID> servers(long topology);

    /**
     * Does the work on a server; gives the partitions that are done, without those that are another's by now. Ends with
     * SCHEMA_CONFLICT if there are documents that do not fit.
     */
    CompletableFuture<List<Integer>> work(NodeId server, Attempt attempt, Work work, List<Integer> partitions);

    /**
     * Lets every server copy the documents that have changed there: first each sets aside which ones those are, and when all
     * have done so, they are read.
     *
     * @return how many those were; negative if they are not known, because there were too many
     * @throws io.cameogrid.api.error.CameoGridException SCHEMA_CONFLICT if there are some that do not fit
     */
    long catchUp(Attempt attempt);

    /**
     * Asks every node, clients too.
     *
     * @param revision of the index's entry that it must know
     * @return whether all have answered yes by the deadline
     */
    boolean everywhere(Condition condition, IndexName index, long revision, String incarnation, Deadline deadline);

    /** What is asked of every node. */
    enum Condition {
        /** The node knows the entry. */
        KNOWN,
        /** And no write of it to the incarnation is under way. */
        WRITES_ENDED,
        /** And no read either. */
        ALL_ENDED
    }
}
