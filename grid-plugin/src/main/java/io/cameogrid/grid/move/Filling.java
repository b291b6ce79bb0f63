package io.cameogrid.grid.move;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.topology.NodeId;
import io.cameogrid.grid.catalog.CatalogEntry;
import io.cameogrid.grid.store.DocumentCaches;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.search.port.PartitionMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.ignite.cache.CachePeekMode;

/**
 * Fills the second cache in one attempt: all rows partition by partition, then again and again what has changed meanwhile.
 *
 * <p>It holds only while every server is there that was there at its begin or came since: what a server had noted, or was just
 * writing, is gone with it. Threads: one.
 */
final class Filling {
    private static final long LOOK_MILLIS = 250;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int FEW = 500;
    private static final int ROUNDS = 30;

    private final Attempt attempt;
    private final CatalogEntry begun;
    private final MoveCrew crew;
    private final DocumentCaches caches;
    private final PartitionMap partitions;
    private final MoveProgress progress;
    private final Runnable stillOurs;
    private final Witnesses witnesses;
    /** Whether keys that had changed were noted, and are known no more. */
    private boolean notesLost;

    /** What a filling needs of the node. */
    record Parts(MoveCrew crew, DocumentCaches caches, PartitionMap partitions) {}

    /** @param stillOurs throws if this node is not to go on */
    Filling(Attempt attempt, CatalogEntry begun, Parts parts, MoveProgress progress, Runnable stillOurs) {
        this.attempt = attempt;
        this.begun = begun;
        this.crew = parts.crew();
        this.caches = parts.caches();
        this.partitions = parts.partitions();
        this.progress = progress;
        this.stillOurs = stillOurs;
        this.witnesses = new Witnesses(crew);
    }

    /**
     * Holds every document against the schema of the second cache, which need not be there yet.
     *
     * @throws io.cameogrid.api.error.CameoGridException SCHEMA_CONFLICT if there are some that do not fit
     */
    void check() {
        pass(Work.CHECK, begun.definition());
    }

    /** Copies everything, until only few documents differ. */
    void fill() {
        pass(Work.COPY, begun.definition());
        catchUp();
    }

    /** Copies what has changed until that is little. If there is no end of it, writes have to be held for longer. */
    void catchUp() {
        for (int round = 0; round < ROUNDS; round++) {
            requireWhole();
            long changed = notesLost ? -1 : crew.catchUp(attempt);
            report();
            if (changed < 0) {
                compareAll();
                notesLost = false;
            } else if (changed <= FEW) {
                return;
            }
        }
    }

    /**
     * Copies the last changes, while no write can begin.
     *
     * @return false if they are too many to be copied now
     */
    boolean finish() {
        requireWhole();
        if (crew.catchUp(attempt) < 0) {
            // What was noted is gone with that: everything has to be compared before the next closing.
            notesLost = true;
            return false;
        }
        long expected = documents(begun.definition().incarnation());
        long copied = documents(attempt.target());
        if (copied != expected) {
            throw new IllegalStateException(copied + " documents were copied of " + expected);
        }
        progress.report(copied, expected);
        requireWhole();
        return true;
    }

    private void compareAll() {
        pass(Work.COMPARE, begun.definition());
        pass(Work.TRIM, begun.other().orElseThrow());
    }

    private void pass(Work work, IndexDefinition over) {
        Set<Integer> pending =
                new TreeSet<>(IntStream.range(0, over.microshards()).boxed().toList());
        while (!pending.isEmpty()) {
            List<CompletableFuture<List<Integer>>> calls = new ArrayList<>();
            for (Map.Entry<NodeId, List<Integer>> owner :
                    partitions.primaries(over).entrySet()) {
                List<Integer> part =
                        owner.getValue().stream().filter(pending::contains).toList();
                if (!part.isEmpty()) {
                    calls.add(crew.work(owner.getKey(), attempt, work, part));
                }
            }
            Set<Integer> done = done(work, calls);
            pending.removeAll(done);
            if (done.isEmpty()) {
                // Partitions are on their way between servers.
                requireWhole();
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /** While documents are only held against a schema, those of all servers are named that do not fit. */
    private Set<Integer> done(Work work, List<CompletableFuture<List<Integer>>> calls) {
        Set<Integer> done = new HashSet<>();
        Misfits misfits = new Misfits(0, List.of());
        for (CompletableFuture<List<Integer>> call : calls) {
            try {
                done.addAll(await(call));
            } catch (CameoGridException e) {
                if (work != Work.CHECK) {
                    throw e;
                }
                misfits = misfits.and(Misfits.of(e).orElseThrow(() -> e));
            }
        }
        if (misfits.count() > 0) {
            throw misfits.refusal();
        }
        return done;
    }

    private List<Integer> await(CompletableFuture<List<Integer>> call) {
        while (true) {
            try {
                return call.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                requireWhole();
                report();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof CameoGridException told) {
                    throw told;
                }
                throw new IllegalStateException(String.valueOf(e.getCause()), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("the node stops");
            }
        }
    }

    private void report() {
        progress.report(
                found(attempt.target()).orElse(0L), documents(begun.definition().incarnation()));
    }

    private long documents(String incarnation) {
        return found(incarnation).orElseThrow(() -> new IllegalStateException("the cache is gone"));
    }

    private Optional<Long> found(String incarnation) {
        return caches.find(incarnation).map(cache -> cache.sizeLong(CachePeekMode.PRIMARY));
    }

    private void requireWhole() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the node stops");
        }
        stillOurs.run();
        Set<UUID> left = witnesses.left();
        if (!left.isEmpty()) {
            throw new IllegalStateException("servers left: " + left);
        }
    }
}
