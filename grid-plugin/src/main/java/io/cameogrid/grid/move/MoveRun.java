package io.cameogrid.grid.move;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.topology.TaskView;
import io.cameogrid.grid.catalog.CatalogEntry;
import io.cameogrid.grid.catalog.Move;
import io.cameogrid.grid.catalog.Move.Phase;
import io.cameogrid.grid.catalog.NewIndexes;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.search.microshard.Failpoints;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.ignite.cache.CachePeekMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries one move out, from wherever it is. Knows nothing of what the two caches differ in.
 *
 * <p>{@code QUEUED → COPYING → CLOSED → SETTLING → CLEARING →} over. Before the swap, which is the step from CLOSED to SETTLING,
 * whatever goes wrong leads over REVERTING back to QUEUED, with another cache; after it, each step can be repeated. CANCELLED can
 * follow everything before the swap.
 */
final class MoveRun {
    private static final Logger LOG = LoggerFactory.getLogger(MoveRun.class);
    /** Everything is copied but the last changes. */
    static final String COPIED = "move.copied";
    /** No write can begin. */
    static final String CLOSED = "move.closed";
    /** The definition names the other cache; not every node may know. */
    static final String SWAPPED = "move.swapped";

    private static final Duration QUIET_TIME = Duration.ofSeconds(5);
    private static final Duration ASK_TIME = Duration.ofSeconds(2);
    private static final Duration LAST_READS = Duration.ofMinutes(10);
    private static final int CLOSINGS = 10;

    private final MoveRecord record;
    private final Filling.Parts parts;
    private final NewIndexes newIndexes;
    private final MoveProgress progress;
    private final Runnable stillOurs;
    private final Failpoints failpoints;

    /**
     * What a run is watched by.
     *
     * @param stillOurs throws if this node is not to go on
     */
    record Watch(MoveProgress progress, Runnable stillOurs, Failpoints failpoints) {}

    MoveRun(MoveRecord record, Filling.Parts parts, NewIndexes newIndexes, Watch watch) {
        this.record = record;
        this.parts = parts;
        this.newIndexes = newIndexes;
        this.progress = watch.progress();
        this.stillOurs = watch.stillOurs();
        this.failpoints = watch.failpoints();
    }

    /** Returns when the move is over. */
    void carryOut() {
        Optional<CatalogEntry> entry = record.find();
        while (entry.isPresent()) {
            stillOurs.run();
            Move move = entry.get().move().orElseThrow();
            switch (move.phase()) {
                case QUEUED -> attempt(move);
                case COPYING, CLOSED, REVERTING -> rewind();
                case SETTLING -> settle(entry.get(), move);
                case CLEARING -> clear(entry.get(), move);
                case CANCELLED -> {
                    destroy(entry.get().other().orElseThrow());
                    end(move, 0);
                }
            }
            entry = record.find();
        }
    }

    /**
     * Takes back what was made for an attempt, so that writes go on; without effect if there is none. The cache is destroyed only
     * when nobody can swap it in any more.
     */
    void rewind() {
        Optional<Move> attempted = move().filter(Move::notesChanges);
        attempted.ifPresent(move -> record.change(move, entry -> entry.in(Phase.REVERTING)));
        Optional<Move> reverting = move().filter(move -> move.phase() == Phase.REVERTING);
        reverting.ifPresent(move -> {
            destroy(record.require(move).other().orElseThrow());
            record.change(move, newIndexes::queuedAgain);
        });
    }

    private Optional<Move> move() {
        return record.find().flatMap(CatalogEntry::move);
    }

    private void attempt(Move queued) {
        CatalogEntry begun = record.change(queued, entry -> entry.in(Phase.COPYING));
        Move move = begun.move().orElseThrow();
        boolean revised = move.revision().isPresent();
        LOG.info(
                "index {}: its documents move to {} of {} microshards and {} replicas",
                record.index(),
                revised ? "a cache with another schema," : "a cache",
                move.otherShape().microshards(),
                move.otherShape().replicas());
        Attempt attempt = new Attempt(record.index(), move.other(), revised);
        Filling filling = new Filling(attempt, begun, parts, progress, stillOurs);
        try {
            requireKnown(begun);
            if (revised) {
                filling.check();
            }
            newIndexes.prepare(record.require(move).other().orElseThrow(), Deadline.after(QUIET_TIME));
            filling.fill();
            failpoints.reached(COPIED);
            closeAndSwap(filling, move);
        } catch (RuntimeException e) {
            destroyIfForgotten(begun);
            giveUp(move, Misfits.of(e).orElseThrow(() -> e));
        }
    }

    /** What does not fit now does not fit the next time either. */
    private void giveUp(Move attempted, Misfits misfits) {
        LOG.info("index {}: {}", record.index(), misfits.sentence());
        TaskView.Ending failure =
                new TaskView.Ending(TaskView.Result.FAILED, now(), misfits.sentence(), misfits.first());
        Optional<Move> present =
                move().filter(move -> move.notesChanges() && move.other().equals(attempted.other()));
        present.ifPresent(move -> record.change(move, entry -> entry.failed(failure)));
    }

    /** Whoever dropped the index meanwhile, or took the move over, may have done so before the cache was made. */
    private void destroyIfForgotten(CatalogEntry begun) {
        begun.other().filter(target -> !record.knows(target)).ifPresent(this::destroy);
    }

    /** What a minority takes for left behind may be all that there is. */
    private void destroy(IndexDefinition cache) {
        stillOurs.run();
        parts.caches().destroy(cache, Deadline.after(QUIET_TIME));
    }

    private void closeAndSwap(Filling filling, Move copying) {
        Move closed = copying.in(Phase.CLOSED);
        for (int closing = 1; closing <= CLOSINGS; closing++) {
            long begin = System.nanoTime();
            CatalogEntry entry = record.change(copying, present -> present.in(Phase.CLOSED));
            failpoints.reached(CLOSED);
            if (writesEnded(entry) && filling.finish()) {
                stillOurs.run();
                CatalogEntry swapped = record.change(closed, CatalogEntry::swapped);
                failpoints.reached(SWAPPED);
                settle(swapped, swapped.move().orElseThrow());
                LOG.info(
                        "index {}: its documents have moved; writes waited for {} ms",
                        record.index(),
                        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
                return;
            }
            record.change(closed, present -> present.in(Phase.COPYING));
            LOG.info("index {}: writes that were under way did not end in time; they go on", record.index());
            LockSupport.parkNanos(closing * TimeUnit.SECONDS.toNanos(1));
            filling.catchUp();
        }
        throw new IllegalStateException("there was no moment without a write");
    }

    /**
     * Whether no write can come any more to what is moved. A transaction has ended where it was begun before it has on other
     * servers, which may have said that nothing is open before they heard of it; so they are asked twice.
     */
    private boolean writesEnded(CatalogEntry closed) {
        boolean whereBegun = everywhere(MoveCrew.Condition.WRITES_ENDED, closed, closed.definition(), QUIET_TIME);
        return whereBegun && everywhere(MoveCrew.Condition.WRITES_ENDED, closed, closed.definition(), QUIET_TIME);
    }

    /** Lets writes go on as soon as no node works with the definition of before. */
    private void settle(CatalogEntry entry, Move settling) {
        record.awaitDurable(entry);
        requireKnown(entry);
        record.change(settling, present -> present.in(Phase.CLEARING));
    }

    private void clear(CatalogEntry entry, Move clearing) {
        IndexDefinition former = entry.other().orElseThrow();
        Deadline patience = Deadline.after(LAST_READS);
        while (!everywhere(MoveCrew.Condition.ALL_ENDED, entry, former, ASK_TIME) && !patience.expired()) {
            stillOurs.run();
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("the node stops");
            }
        }
        destroy(former);
        long documents = parts.caches()
                .find(entry.definition().incarnation())
                .map(cache -> cache.sizeLong(CachePeekMode.PRIMARY))
                .orElse(0L);
        end(clearing, documents);
    }

    private void end(Move over, long documents) {
        record.change(over, entry -> entry.ended(documents, now()));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private void requireKnown(CatalogEntry entry) {
        if (!everywhere(MoveCrew.Condition.KNOWN, entry, entry.definition(), QUIET_TIME)) {
            throw new IllegalStateException("not every node has heard of it");
        }
    }

    private boolean everywhere(
            MoveCrew.Condition condition, CatalogEntry entry, IndexDefinition incarnation, Duration time) {
        return parts.crew()
                .everywhere(
                        condition, record.index(), entry.revision(), incarnation.incarnation(), Deadline.after(time));
    }
}
