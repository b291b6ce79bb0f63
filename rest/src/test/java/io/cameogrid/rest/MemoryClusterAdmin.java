package io.cameogrid.rest;

import io.cameogrid.api.ClusterAdmin;
import io.cameogrid.api.Deadline;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.topology.ClusterNode;
import io.cameogrid.api.topology.MembershipChange;
import io.cameogrid.api.topology.MembershipChange.Outcome;
import java.util.List;

/** A cluster of "one", which runs, and "two", which is away and has the only copy of a partition. */
final class MemoryClusterAdmin implements ClusterAdmin {
    private static final ClusterNode ONE = new ClusterNode("node-1", "one");
    private static final ClusterNode TWO = new ClusterNode("node-2", "two");

    @Override
    public MembershipChange drain(String node, Deadline deadline) {
        require(node, ONE);
        return new MembershipChange(ONE, Outcome.DRAINING, 8, List.of(TWO), List.of("fewer copies"));
    }

    @Override
    public MembershipChange remove(String node, boolean acceptDataLoss, Deadline deadline) {
        require(node, TWO);
        if (!acceptDataLoss) {
            throw new CameoGridException(ErrorCode.MEMBERSHIP_CONFLICT, "only copy of books/3")
                    .with("partitions", List.of("books/3"));
        }
        return new MembershipChange(TWO, Outcome.REMOVED, 0, List.of(ONE), List.of());
    }

    private static void require(String node, ClusterNode known) {
        if (!node.equals(known.id()) && !node.equals(known.name())) {
            throw new CameoGridException(ErrorCode.NODE_NOT_FOUND, "there is no node '" + node + "'");
        }
    }
}
