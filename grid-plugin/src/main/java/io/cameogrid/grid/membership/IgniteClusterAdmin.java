package io.cameogrid.grid.membership;

import io.cameogrid.api.ClusterAdmin;
import io.cameogrid.api.Deadline;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.topology.ClusterNode;
import io.cameogrid.api.topology.MembershipChange;
import io.cameogrid.api.topology.MembershipChange.Outcome;
import io.cameogrid.grid.catalog.MetastorageCatalog;
import io.cameogrid.grid.internal.Baseline;
import io.cameogrid.grid.internal.PartitionCopies;
import io.cameogrid.grid.store.DrainableAffinity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Checks what an operator asks for, writes it down for the acting node, and waits until that has done it. Works on every server.
 */
public final class IgniteClusterAdmin implements ClusterAdmin {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Baseline baseline;
    private final PartitionCopies copies;
    private final Marks marks;
    private final Roster roster;
    private final LossReport losses;
    private final BooleanSupplier quorum;

    /** @param quorum whether this node sees a majority of the voters */
    public IgniteClusterAdmin(
            Baseline baseline,
            PartitionCopies copies,
            Marks marks,
            MetastorageCatalog catalog,
            BooleanSupplier quorum) {
        this.baseline = baseline;
        this.copies = copies;
        this.marks = marks;
        this.roster = new Roster(baseline);
        this.losses = new LossReport(copies, catalog);
        this.quorum = quorum;
    }

    @Override
    public MembershipChange drain(String node, Deadline deadline) {
        requireQuorum();
        ClusterNode found = roster.find(node);
        org.apache.ignite.cluster.ClusterNode running = baseline.online().get(found.id());
        if (running == null) {
            throw conflict(found, "is away, so nothing can be moved from it; remove it, if it is not to come back");
        }
        Set<String> remaining = remaining(found.id());
        if (remaining.isEmpty()) {
            throw conflict(found, "is the last node that keeps documents; start another first");
        }
        boolean movable = baseline.dealtBy(DrainableAffinity.class);
        List<String> onlyHere = movable ? List.of() : losses.onlyOn(running.id());
        if (!onlyHere.isEmpty()) {
            throw conflict(
                            found,
                            "has the only complete copy of " + String.join(", ", onlyHere)
                                    + ", and not every cache here can move away from a node before it goes; wait until all"
                                    + " copies are filled, if their index has replicas")
                    .with("partitions", onlyHere);
        }
        List<String> warnings = new ArrayList<>(losses.fewerCopies(remaining.size()));
        marks.drain(found.id(), running.id().toString());
        await(
                () -> baseline.departing().contains(found.id())
                        || !baseline.members().containsKey(found.id()),
                found,
                deadline,
                () -> marks.forgetDrain(found.id()));
        return new MembershipChange(found, Outcome.DRAINING, copies.on(running.id()), roster.members(), warnings);
    }

    @Override
    public MembershipChange remove(String node, boolean acceptDataLoss, Deadline deadline) {
        requireQuorum();
        ClusterNode found = roster.find(node);
        if (baseline.online().containsKey(found.id())) {
            throw conflict(found, "is up; drain it first, and stop it when its partitions have moved");
        }
        List<String> endangered = baseline.active() ? losses.unowned() : List.of();
        if (!endangered.isEmpty() && !acceptDataLoss) {
            throw conflict(
                            found,
                            "may have the only copy of " + String.join(", ", endangered)
                                    + "; start it, or give them up with accept_data_loss")
                    .with("partitions", endangered);
        }
        if (!baseline.active() && !acceptDataLoss) {
            throw conflict(
                    found,
                    "may have the newest documents, as the cluster has not begun to serve; start it, or give up what only"
                            + " it has with accept_data_loss");
        }
        List<String> warnings =
                new ArrayList<>(losses.fewerCopies(remaining(found.id()).size()));
        warnings.addAll(
                endangered.stream().map(lost -> lost + " has lost documents").toList());
        marks.remove(found.id(), acceptDataLoss);
        await(
                () -> !baseline.members().containsKey(found.id()),
                found,
                deadline,
                () -> marks.forgetRemoval(found.id()));
        return new MembershipChange(found, Outcome.REMOVED, 0, roster.members(), warnings);
    }

    /** Who keeps documents and is here without the node; a drained one does not count. */
    private Set<String> remaining(String node) {
        Map<String, org.apache.ignite.cluster.ClusterNode> online = baseline.online();
        Set<String> remaining = new HashSet<>(online.keySet());
        remaining.removeAll(marks.orders(Lookout.runs(online)).drained());
        remaining.remove(node);
        return remaining;
    }

    private void requireQuorum() {
        if (!quorum.getAsBoolean()) {
            throw new CameoGridException(
                    ErrorCode.NO_QUORUM, "this node does not see a majority of the voters; members are not changed");
        }
    }

    private static void await(BooleanSupplier done, ClusterNode node, Deadline deadline, Runnable withdrawal) {
        while (!done.getAsBoolean()) {
            if (deadline.expired() || Thread.currentThread().isInterrupted()) {
                withdrawal.run();
                throw new CameoGridException(
                                ErrorCode.TIMEOUT,
                                "the cluster did not part with node '" + node.name()
                                        + "' in time; it was withdrawn, repeat")
                        .with("node", node.id());
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static CameoGridException conflict(ClusterNode node, String what) {
        return new CameoGridException(ErrorCode.MEMBERSHIP_CONFLICT, "node '" + node.name() + "' " + what)
                .with("node", node.id());
    }
}
