package io.cameogrid.grid.quorum;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.grid.cluster.ClusterRules;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.apache.ignite.Ignite;

/**
 * Whether this node may speak for its cluster.
 *
 * <p>There is a quorum while more than half of the voters are in the topology. That is not enough, for a node that was cut
 * off, or stood still, finds out late. So what is said to clients also needs that a majority of the voters confirmed to see
 * this node: for reads within the last seconds, which is the <em>lease</em>, shorter than the time after which the others
 * go on without a silent node; and for a write, if anything happened while it ran, after it had ended.
 *
 * <p>Where no voters are configured, everything is allowed and nothing is asked. Safe for use by many threads; while
 * nothing happens, each question costs a few reads of memory.
 */
public final class Quorum implements AutoCloseable {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final Duration LONGEST_BETWEEN_ROUNDS = Duration.ofSeconds(1);
    private static final int ROUNDS_IN_A_LEASE = 5;

    private final ClusterRules rules;
    private final Membership membership;
    private final Duration leaseLength;
    private final Lease lease;
    private final Confirmations confirmations;
    private volatile Attendance attendance = new Attendance(-1, Map.of(), new VoterCount(0, 0));

    /** Who votes in a version of the topology. */
    private record Attendance(long version, Map<UUID, String> others, VoterCount count) {}

    /**
     * @param leaseLength for how long a confirmation holds
     * @param clock nanoseconds that go on while the process stands still
     */
    Quorum(ClusterRules rules, Membership membership, Duration leaseLength, LongSupplier clock) {
        this.rules = rules;
        this.membership = membership;
        this.leaseLength = leaseLength;
        this.lease = new Lease(clock, leaseLength);
        this.confirmations =
                new Confirmations(rules.voters(), rules.ownEntry(), membership, lease, leaseLength.dividedBy(2));
    }

    /**
     * The quorum as a node sees it that may not have started yet.
     *
     * @param failureDetection how long a server may be silent before the others go on without it
     */
    public static Quorum of(ClusterRules rules, Ignite ignite, Duration failureDetection) {
        return new Quorum(rules, new IgniteMembership(ignite), failureDetection.dividedBy(2), System::nanoTime);
    }

    /** Renews the lease from now on; to be called when the node has joined. */
    public void start() {
        if (isAsked()) {
            Duration part = leaseLength.dividedBy(ROUNDS_IN_A_LEASE);
            confirmations.every(part.compareTo(LONGEST_BETWEEN_ROUNDS) < 0 ? part : LONGEST_BETWEEN_ROUNDS);
        }
    }

    /** How many voters this node sees. */
    public VoterCount count() {
        return isAsked() ? attendance().count() : new VoterCount(0, 0);
    }

    /** Whether this node sees a majority of the voters; the others may yet have given it up. */
    public boolean isPresent() {
        return count().isQuorum();
    }

    /** The voters that this node does not see, in the order of the configuration. */
    public List<String> awaited() {
        if (!isAsked()) {
            return List.of();
        }
        Collection<String> others = attendance().others().values();
        return rules.voters().entries().stream()
                .filter(entry -> !others.contains(entry))
                .filter(entry -> !rules.ownEntry().equals(Optional.of(entry)))
                .toList();
    }

    /**
     * Returns if a change may begin.
     *
     * @throws CameoGridException NO_QUORUM; nothing was executed
     */
    public void requireToWrite(Deadline deadline) {
        if (isAsked() && !lease.holds(membership.version()) && !confirm(deadline)) {
            throw refusal();
        }
    }

    /**
     * Returns if the catalog may be changed. That is asked, however new the lease is: a server that is being cut off keeps
     * its own change of the catalog, which the others do not have, and would not be let in again with it.
     *
     * @throws CameoGridException NO_QUORUM; nothing was executed
     */
    public void requireToChangeCatalog(Deadline deadline) {
        if (isAsked() && !confirm(deadline)) {
            throw refusal();
        }
    }

    /**
     * Returns if what this node reads is what the cluster has; to be called after the read, and before it too if the read
     * is worth saving.
     *
     * @throws CameoGridException NO_QUORUM
     */
    public void requireToRead(Deadline deadline) {
        if (!rules.readsWithoutQuorum()) {
            requireToWrite(deadline);
        }
    }

    /** What {@link #confirms} and {@link #membersStayed} need to know of the time before a write. */
    public long mark() {
        return membership.version();
    }

    /** Whether no node has come or gone since the mark. */
    public boolean membersStayed(long mark) {
        return membership.version() == mark;
    }

    /**
     * Whether a write that has ended may be acknowledged.
     *
     * <p>The grid ends a write without the copies on servers that it has given up. So if any has gone meanwhile, or the
     * lease is over, in which time one may have been found silent, it is asked whether those that are left are the
     * cluster: had the others gone on without this node, no majority would see it.
     *
     * <p>Where a server has the only copy, the grid takes a write for done even if that server dies before it has heard of
     * it. One that answers afterwards was alive all the time.
     *
     * @param mark from before the write
     * @param soleOwners the other servers that have only copies of what was written
     */
    public boolean confirms(long mark, Set<UUID> soleOwners, Deadline deadline) {
        return (!isAsked() || nothingHappenedSince(mark) || confirm(deadline))
                && (soleOwners.isEmpty() || confirmations.allSee(soleOwners, deadline));
    }

    private boolean nothingHappenedSince(long mark) {
        Attendance present = attendance();
        return present.version == mark && lease.holds(mark) && allAlive(present.others);
    }

    private boolean allAlive(Map<UUID, String> others) {
        for (UUID server : others.keySet()) {
            if (!membership.isAlive(server)) {
                return false;
            }
        }
        return true;
    }

    /** Asks the voters now, and again until a majority confirms, the quorum is lost or the time is over. */
    private boolean confirm(Deadline deadline) {
        while (isPresent()) {
            if (Confirmations.isTrueBy(deadline, confirmations.next())) {
                return true;
            }
            if (deadline.expired()
                    || confirmations.isClosed()
                    || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return false;
    }

    private CameoGridException refusal() {
        VoterCount count = count();
        String why = count.isQuorum()
                ? "a majority of the voters does not answer, though this node sees " + count
                : "this node sees " + count;
        return new CameoGridException(ErrorCode.NO_QUORUM, why + "; nothing was executed, repeat later")
                .with("voters_present", count.present())
                .with("voters", count.voters());
    }

    private boolean isAsked() {
        return !rules.voters().entries().isEmpty();
    }

    private Attendance attendance() {
        long version = membership.version();
        Attendance known = attendance;
        if (known.version == version) {
            return known;
        }
        Map<UUID, String> others = membership.otherVoters();
        Set<String> entries = new HashSet<>(others.values());
        rules.ownEntry().ifPresent(entries::add);
        entries.retainAll(rules.voters().entries());
        Attendance counted = new Attendance(
                version,
                others,
                new VoterCount(entries.size(), rules.voters().entries().size()));
        attendance = counted;
        return counted;
    }

    @Override
    public void close() {
        confirmations.close();
    }
}
