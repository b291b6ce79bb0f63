package io.cameogrid.search.microshard;

import io.cameogrid.api.topology.MicroshardId;
import io.cameogrid.search.port.CommitBarrier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The commits of all microshards, one round for each checkpoint of the store.
 *
 * <p>A microshard that cannot be committed in a round gets a marker on disk before the round ends: the store forgets the
 * log before its mark, so after a restart the commits that are there are not enough. The marker goes with the next
 * commit that succeeds; until a restart nothing is lost, for the writer in memory has it all.
 *
 * <p>Threads: the rounds belong to the checkpoint thread.
 */
final class CommitRounds implements CommitBarrier {
    private static final Logger LOG = LoggerFactory.getLogger(CommitRounds.class);

    private final Supplier<Collection<MicroshardLife>> microshards;
    private final Failpoints failpoints;
    private final Object lock = new Object();
    private final List<Runnable> afterRound = new ArrayList<>();
    private boolean open;

    CommitRounds(Supplier<Collection<MicroshardLife>> microshards, Failpoints failpoints) {
        this.microshards = microshards;
        this.failpoints = failpoints;
    }

    /** Runs the work when no round is open: now, or at the end of the one that is. */
    void betweenRounds(Runnable work) {
        synchronized (lock) {
            if (open) {
                afterRound.add(work);
            } else {
                work.run();
            }
        }
    }

    private void begin() {
        synchronized (lock) {
            runWaiting(); // of a round that was marked, but never committed
            open = true;
        }
    }

    private void end() {
        duties().forEach(CommitDuty::endRound);
        synchronized (lock) {
            open = false;
            runWaiting();
        }
    }

    private void runWaiting() {
        List<Runnable> waiting = List.copyOf(afterRound);
        afterRound.clear();
        waiting.forEach(Runnable::run);
    }

    @Override
    public void flushAhead() {
        duties().forEach(CommitDuty::flushAhead);
    }

    @Override
    public void mark(ToLongFunction<MicroshardId> updateCounter) {
        begin();
        for (MicroshardLife life : microshards.get()) {
            try {
                life.duty().mark(updateCounter.applyAsLong(life.id()));
            } catch (RuntimeException e) {
                LOG.error("microshard {}: no counter at the checkpoint's mark", life.label(), e);
            }
        }
        failpoints.reached(Failpoints.MARK_AFTER);
    }

    @Override
    public void commit(Runnable forceLog) {
        List<CommitDuty> unpublished = new ArrayList<>();
        try {
            failpoints.reached(Failpoints.COMMIT_BEFORE_PREPARE);
            publishLeftovers(forceLog, unpublished);
            prepareAll(unpublished);
            failpoints.reached(Failpoints.COMMIT_AFTER_PREPARE);
            force(forceLog, unpublished);
            publishAll(unpublished);
            failpoints.reached(Failpoints.COMMIT_AFTER_PUBLISH);
        } catch (Throwable e) {
            LOG.error("commits of microshards have to wait for the next checkpoint", e);
            duties().forEach(duty -> duty.roundFailed("the store's log could not be made durable"));
        } finally {
            end();
        }
    }

    /** Commits that an earlier round prepared, but could not publish because the log could not be forced. */
    private void publishLeftovers(Runnable forceLog, List<CommitDuty> unpublished) {
        duties().filter(CommitDuty::pending).forEach(unpublished::add);
        force(forceLog, unpublished);
        publishAll(unpublished);
    }

    private void prepareAll(List<CommitDuty> unpublished) {
        duties().filter(CommitDuty::prepare).forEach(unpublished::add);
    }

    private static void force(Runnable forceLog, List<CommitDuty> unpublished) {
        if (!unpublished.isEmpty()) {
            forceLog.run();
        }
    }

    private Stream<CommitDuty> duties() {
        return microshards.get().stream().map(MicroshardLife::duty);
    }

    private static void publishAll(List<CommitDuty> unpublished) {
        unpublished.forEach(CommitDuty::publish);
        unpublished.clear();
    }
}
