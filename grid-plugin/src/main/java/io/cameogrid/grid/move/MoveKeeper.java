package io.cameogrid.grid.move;

import io.cameogrid.api.topology.ClusterNode;
import io.cameogrid.api.topology.TaskView;
import io.cameogrid.grid.catalog.CatalogEntry;
import io.cameogrid.grid.catalog.MetastorageCatalog;
import io.cameogrid.grid.catalog.Move;
import io.cameogrid.grid.catalog.NewIndexes;
import io.cameogrid.grid.catalog.SchemaRegistration;
import io.cameogrid.grid.store.DocumentCaches;
import io.cameogrid.search.microshard.Failpoints;
import io.cameogrid.search.port.PartitionMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out the moves of the cluster, one after the other. Runs on every server; only the one that leads acts, and should
 * it die, the next begins what was not swapped yet anew. A move that fails is tried again, later each time.
 */
public final class MoveKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MoveKeeper.class);
    private static final long PERIOD_MILLIS = 250;
    private static final long FIRST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int MOST_DOUBLINGS = 5;
    private static final long END_SECONDS = 10;

    private final MetastorageCatalog catalog;
    private final Filling.Parts parts;
    private final SchemaRegistration registration;
    private final NewIndexes newIndexes;
    private final Leadership leadership;
    private final Failpoints failpoints;
    private final Map<String, MoveProgress> progress = new ConcurrentHashMap<>();
    private final Map<String, Pause> pauses = new ConcurrentHashMap<>();
    private final AtomicBoolean started = new AtomicBoolean();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("cameogrid-moves").factory());

    /** Until when a task that failed is left alone. */
    private record Pause(int failures, long end) {}

    /** The grid, as a move needs it. */
    public record Parts(MoveCrew crew, DocumentCaches caches, PartitionMap partitions) {}

    /** Whether this server acts for the cluster. */
    public interface Leadership {
        /** As far as this server knows; asked often. */
        boolean isOurs();

        /** Throws if a majority may have gone on without this server; to be called before something is destroyed. */
        void confirm();
    }

    public MoveKeeper(
            MetastorageCatalog catalog,
            Parts parts,
            SchemaRegistration registration,
            NewIndexes newIndexes,
            Leadership leadership,
            Failpoints failpoints) {
        this.catalog = catalog;
        this.parts = new Filling.Parts(parts.crew(), parts.caches(), parts.partitions());
        this.registration = registration;
        this.newIndexes = newIndexes;
        this.leadership = leadership;
        this.failpoints = failpoints;
    }

    /** To be called when the node's rows are whole; again without effect. */
    public void start() {
        if (started.compareAndSet(false, true)) {
            try {
                Future<?> unused = thread.scheduleWithFixedDelay(this::look, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
                catalog.onChange(this::changed);
            } catch (RejectedExecutionException e) {
                LOG.debug("the node stops before it has begun");
            }
        }
    }

    /**
     * The moves that this server carries out.
     *
     * @param self this node, as clients know it
     */
    public List<TaskView> tasks(ClusterNode self) {
        List<TaskView> tasks = new ArrayList<>();
        for (CatalogEntry entry : catalog.entries()) {
            entry.move()
                    .flatMap(move -> Optional.ofNullable(progress.get(move.task())))
                    .flatMap(told -> told.view(entry, self))
                    .ifPresent(tasks::add);
        }
        return tasks;
    }

    private void changed(CatalogEntry entry) {
        if (entry.move().filter(move -> move.phase() == Move.Phase.QUEUED).isPresent()) {
            try {
                thread.execute(this::look);
            } catch (RejectedExecutionException e) {
                LOG.debug("the node stops");
            }
        }
    }

    private void look() {
        try {
            Set<String> tasks = new HashSet<>();
            for (CatalogEntry entry : catalog.entries()) {
                if (entry.move().isPresent() && leadership.isOurs()) {
                    Move move = entry.move().get();
                    tasks.add(move.task());
                    if (isDue(move)) {
                        carryOut(
                                new MoveRecord(
                                        catalog,
                                        registration,
                                        entry.definition().name(),
                                        move.task()),
                                move.task());
                    }
                }
            }
            progress.keySet().retainAll(tasks);
            pauses.keySet().retainAll(tasks);
        } catch (RuntimeException e) {
            LOG.warn("moves of documents could not be looked after; it is tried again", e);
        }
    }

    private boolean isDue(Move move) {
        Pause pause = pauses.get(move.task());
        return pause == null || move.phase() != Move.Phase.QUEUED || System.nanoTime() - pause.end() >= 0;
    }

    private void carryOut(MoveRecord record, String task) {
        MoveProgress told = progress.computeIfAbsent(task, id -> new MoveProgress());
        MoveRun run = new MoveRun(record, parts, newIndexes, new MoveRun.Watch(told, this::requireLead, failpoints));
        try {
            run.carryOut();
        } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted() || e instanceof CancellationException) {
                LOG.info("index {}: another server goes on with the move of its documents", record.index());
                return;
            }
            int failures = 1
                    + Optional.ofNullable(pauses.get(task)).map(Pause::failures).orElse(0);
            long pause = FIRST_PAUSE_NANOS << Math.min(failures - 1, MOST_DOUBLINGS);
            pauses.put(task, new Pause(failures, System.nanoTime() + pause));
            told.failed(String.valueOf(e.getMessage()));
            LOG.warn(
                    "index {}: its documents could not be moved, attempt {}: {}",
                    record.index(),
                    failures,
                    e.getMessage());
            LOG.debug("the reason", e);
            rewind(run);
        }
    }

    /** At once, for writes may be waiting. */
    private void rewind(MoveRun run) {
        try {
            requireLead();
            run.rewind();
        } catch (RuntimeException e) {
            LOG.debug("it is begun anew later", e);
        }
    }

    private void requireLead() {
        if (!leadership.isOurs()) {
            throw new CancellationException("another server leads");
        }
        leadership.confirm();
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("a move of documents is still under way");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
