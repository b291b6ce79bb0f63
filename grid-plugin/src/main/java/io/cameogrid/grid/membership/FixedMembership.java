package io.cameogrid.grid.membership;

import io.cameogrid.api.ClusterAdmin;
import io.cameogrid.api.Deadline;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.topology.MembershipChange;

/** Refuses to change members, where there are none to change, or where that is not ours to do. */
public final class FixedMembership implements ClusterAdmin {
    private final String reason;

    public FixedMembership(String reason) {
        this.reason = reason;
    }

    @Override
    public MembershipChange drain(String node, Deadline deadline) {
        throw refusal();
    }

    @Override
    public MembershipChange remove(String node, boolean acceptDataLoss, Deadline deadline) {
        throw refusal();
    }

    private CameoGridException refusal() {
        return new CameoGridException(ErrorCode.MEMBERSHIP_CONFLICT, reason);
    }
}
