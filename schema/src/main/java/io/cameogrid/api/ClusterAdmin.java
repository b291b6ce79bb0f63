package io.cameogrid.api;

import io.cameogrid.api.topology.MembershipChange;

/**
 * Takes servers out of the cluster. A node is named by its id, or by its label if no other node has the same.
 *
 * <p>Every method may throw {@link io.cameogrid.api.error.CameoGridException} with NODE_NOT_FOUND; MEMBERSHIP_CONFLICT if the
 * node's state, or that of its documents, does not allow it; NO_QUORUM; TIMEOUT if the cluster did not come to it by the
 * deadline, after which it is not done any more.
 */
public interface ClusterAdmin {
    /**
     * Lets a running server keep no more documents: the others get copies of what it has, and it gives up its own when theirs are
     * complete. It can be stopped when it is DRAINED. With its next start it is as any other. Refused as long as it has the only
     * complete copy of something. Returns when that has begun.
     */
    MembershipChange drain(String node, Deadline deadline);

    /**
     * Counts no more on a server that is away, without waiting for it any longer.
     *
     * @param acceptDataLoss whether partitions of which no copy is left may become empty
     */
    MembershipChange remove(String node, boolean acceptDataLoss, Deadline deadline);
}
