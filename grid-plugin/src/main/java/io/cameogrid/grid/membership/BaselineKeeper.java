package io.cameogrid.grid.membership;

import io.cameogrid.grid.internal.Baseline;
import io.cameogrid.grid.internal.LocalPartitions;
import io.cameogrid.grid.internal.PartitionCopies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.ignite.Ignite;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the cluster's members as the rule wants them: looks after each exchange, after each order, and every second, and takes the
 * steps that follow. Runs on every server; only the oldest one acts, and only with a quorum.
 *
 * <p>A step that fails is logged and follows again from the next look. Threads: one of its own.
 */
public final class BaselineKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BaselineKeeper.class);
    private static final long PERIOD_MILLIS = 1_000;
    private static final int MOST_STEPS = 10;
    private static final Duration STANDSTILL = Duration.ofSeconds(60);
    private static final long END_SECONDS = 2;

    private final Ignite ignite;
    private final Baseline baseline;
    private final LocalPartitions partitions;
    private final PartitionCopies copies;
    private final Marks marks;
    private final BehindRecord behind;
    private final BooleanSupplier quorum;
    private final Lookout lookout;
    private final Standstill arrivals = new Standstill(STANDSTILL, System::nanoTime);
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("cameogrid-membership").factory());

    private volatile List<String> troubles = List.of();

    /** What this node knows of the cluster. */
    record Parts(
            Ignite ignite,
            Baseline baseline,
            Lookout.Whereabouts whereabouts,
            PartitionCopies copies,
            Marks marks,
            BehindRecord behind) {}

    /** @param quorum whether this node sees a majority of the voters */
    BaselineKeeper(Parts parts, BooleanSupplier quorum, MembershipSettings settings) {
        this.ignite = parts.ignite();
        this.baseline = parts.baseline();
        this.partitions = parts.whereabouts().partitions();
        this.copies = parts.copies();
        this.marks = parts.marks();
        this.behind = parts.behind();
        this.quorum = quorum;
        this.lookout = new Lookout(
                parts.baseline(), parts.copies(), parts.whereabouts(), parts.marks(), settings, System::nanoTime);
    }

    /**
     * Notes who is away from the first exchange on, after which this node takes updates. To be called when Ignite's parts are
     * there, before the node joins.
     */
    public void listen() {
        partitions.onTopology(behind::seen);
    }

    /** To be called when the node has joined. */
    public void start() {
        partitions.onExchangeDone(this::soon);
        marks.onChange(this::soon);
        Future<?> unused = thread.scheduleWithFixedDelay(this::look, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** What is amiss and concerns membership or the way of partitions between nodes, one sentence each. */
    public List<String> troubles() {
        return troubles;
    }

    private void soon() {
        try {
            thread.execute(this::look);
        } catch (RejectedExecutionException e) {
            LOG.debug("the node stops");
        }
    }

    private void look() {
        try {
            List<String> found = new ArrayList<>();
            boolean acting = baseline.oldest() && quorum.getAsBoolean();
            if (!acting) {
                lookout.rest();
            } else if (!partitions.exchanging()) {
                act().ifPresent(found::add);
            }
            standing().ifPresent(found::add);
            troubles = List.copyOf(found);
            rememberWhoCaughtUp();
        } catch (RuntimeException e) {
            // Also when the node is stopping, or is being cut off.
            LOG.warn("the cluster's members could not be looked after; it is tried again: {}", e.toString());
            LOG.debug("the reason", e);
        }
    }

    /** Takes steps until there is none to take; returns what it waits for. */
    private Optional<String> act() {
        for (int taken = 0; taken < MOST_STEPS; taken++) {
            Situation situation = lookout.look();
            Optional<Step> step = MembershipRule.next(situation);
            if (step.isEmpty()) {
                return Lookout.waiting(situation);
            }
            take(step.get());
        }
        return Optional.empty();
    }

    private void take(Step step) {
        switch (step) {
            case Step.Activate activation -> {
                LOG.info("the cluster begins to serve: {}", activation.why());
                baseline.activate();
            }
            case Step.Rebase change -> {
                LOG.info("documents are kept by {} from now on; {}", change.members(), change.why());
                baseline.replace(change.members(), change.departing());
            }
            case Step.OpenLost open -> {
                Map<String, ?> lost = copies.lost();
                LOG.info("lost partitions are opened, since all nodes are here: {}", lost);
                ignite.resetLostPartitions(lost.keySet());
            }
            case Step.Forget forget -> {
                forget.drains().forEach(marks::forgetDrain);
                forget.removals().forEach(marks::forgetRemoval);
            }
        }
    }

    private Optional<String> standing() {
        Map<String, Map<Integer, Long>> arriving = baseline.active() ? copies.arriving() : Map.of();
        Optional<Duration> still = arrivals.observe(arriving);
        if (arriving.isEmpty() || still.isEmpty()) {
            return Optional.empty();
        }
        String trouble = "nothing has come for " + still.get().toSeconds()
                + " s of the partitions that move to this node: " + partitionsOf(arriving);
        if (troubles.stream().noneMatch(known -> known.startsWith("nothing has come"))) {
            LOG.warn(trouble);
        }
        return Optional.of(trouble);
    }

    private static List<String> partitionsOf(Map<String, Map<Integer, Long>> arriving) {
        return arriving.entrySet().stream()
                .map(cache -> cache.getKey() + " " + cache.getValue().keySet())
                .toList();
    }

    private void rememberWhoCaughtUp() {
        long changes = behind.changes();
        if (baseline.active()
                && !partitions.exchanging()
                && baseline.online().keySet().containsAll(baseline.members().keySet())
                && copies.settled()
                && copies.lost().isEmpty()) {
            behind.allCaughtUp(changes);
        }
    }

    /** A look takes no time, unless a change of the members is under way: that may have to wait for others. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
                LOG.info("the node stops while the cluster's members are being changed");
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
