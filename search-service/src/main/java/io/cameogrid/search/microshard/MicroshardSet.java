package io.cameogrid.search.microshard;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.topology.MicroshardId;
import io.cameogrid.search.port.ChangeSink;
import io.cameogrid.search.port.CommitBarrier;
import io.cameogrid.search.port.Row;
import io.cameogrid.search.port.RowSource;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.apache.lucene.store.FSDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All microshards of this node: takes the changes of their partitions, commits with the store's checkpoints, and gives
 * readings that show everything that was written before.
 *
 * <p>A microshard is opened by its first change or by {@link #open}; it is searched once {@link #recover} has found that
 * it fits its partition, or a rebuild has made it fit.
 *
 * <p>The store must show a change, in {@link RowSource}, before it tells of it here; and it must not drop the log of
 * before a checkpoint's mark until {@link #commit} of that checkpoint has returned. Threads: any, except where said.
 */
public final class MicroshardSet implements ChangeSink, CommitBarrier, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MicroshardSet.class);
    /** Files that are not on disk yet may take a part of what buffers may. */
    private static final int FRESH_FILES_SHARE = 4;

    private final Function<String, IndexMapping> mappings;
    private final Engine engine;
    private final MicroshardFiles files;
    private final CommitRounds rounds;
    private final Readings readings;
    private final Map<MicroshardId, MicroshardLife> microshards = new ConcurrentHashMap<>();
    private final Set<String> dropped = ConcurrentHashMap.newKeySet();
    /** Microshards that could not be opened for a change: what their commits say is not enough. */
    private final Set<MicroshardId> unheard = new HashSet<>();

    private final Object opening = new Object();
    private volatile boolean closed;

    private MicroshardSet(Engine engine, Function<String, IndexMapping> mappings) {
        this.engine = engine;
        this.mappings = mappings;
        files = new MicroshardFiles(engine.config().root());
        rounds = new CommitRounds(microshards::values, engine.failpoints());
        readings = new Readings(
                engine, id -> Optional.ofNullable(microshards.get(id)).map(MicroshardLife::microshard));
    }

    /**
     * Starts the threads that flush, merge and rebuild. No microshard is open yet.
     *
     * @param mappings of an index, by its incarnation
     * @param rows of the partitions on this node
     */
    public static MicroshardSet start(
            MicroshardConfig config, Function<String, IndexMapping> mappings, RowSource rows, Failpoints failpoints) {
        DirectorySource directories = new FreshFiles(FSDirectory::open, config.bufferBytes() / FRESH_FILES_SHARE);
        return start(config, mappings, rows, failpoints, directories);
    }

    static MicroshardSet start(
            MicroshardConfig config,
            Function<String, IndexMapping> mappings,
            RowSource rows,
            Failpoints failpoints,
            DirectorySource directories) {
        MicroshardSet set = new MicroshardSet(new Engine(config, rows, directories, failpoints), mappings);
        set.engine.start();
        return set;
    }

    // ---------------------------------------------------------------- changes

    @Override
    public void stored(MicroshardId microshard, Row row) {
        try {
            life(microshard).ifPresent(life -> life.microshard().stored(row));
        } catch (Throwable e) {
            missed(microshard, e);
        }
    }

    @Override
    public void removed(MicroshardId microshard, DocumentKey key) {
        try {
            life(microshard).ifPresent(life -> life.microshard().removed(key));
        } catch (Throwable e) {
            missed(microshard, e);
        }
    }

    @Override
    public void left(MicroshardId microshard) {
        MicroshardLife life = microshards.get(microshard);
        if (life != null && !life.microshard().gone()) {
            life.leave();
            engine.soon(() -> drop(microshard));
        }
    }

    @Override
    public void missed(MicroshardId microshard, Throwable cause) {
        try {
            LOG.error("microshard {}: a change of its partition is lost", microshard, cause);
            synchronized (opening) {
                Optional.ofNullable(microshards.get(microshard))
                        .ifPresentOrElse(life -> life.microshard().missed(cause), () -> unheard.add(microshard));
            }
        } catch (Throwable e) {
            // Out of memory, most likely, and so is the next attempt.
            LOG.error("microshard {}: it must be verified", microshard, e);
        }
    }

    /**
     * Waits until the index writers' buffers have room; to be called before a write, where waiting holds nobody up.
     *
     * @throws CameoGridException TOO_MANY_REQUESTS if there is none by the deadline
     */
    public void awaitRoom(Deadline deadline) {
        engine.budget().awaitRoom(deadline);
    }

    // ---------------------------------------------------------------- checkpoints

    @Override
    public void flushAhead() {
        rounds.flushAhead();
    }

    @Override
    public void mark(ToLongFunction<MicroshardId> updateCounter) {
        rounds.mark(updateCounter);
    }

    @Override
    public void commit(Runnable forceLog) {
        rounds.commit(forceLog);
    }

    // ---------------------------------------------------------------- searches

    /**
     * Runs a batch. The changes of it that arrive in this thread need not be shown by searches before it ends, and all are
     * from then on.
     *
     * @param changes what it does to each document: its new source, or nothing if it deletes it
     */
    public <T> T write(Map<DocumentKey, Optional<JsonBytes>> changes, Supplier<T> write) {
        return engine.writes().run(changes, write);
    }

    /** One reading of all the given microshards, with every change of a write that had ended before this call. */
    public MicroshardsView acquire(List<MicroshardId> ids) {
        return acquire(ids, Freshness.DUE);
    }

    /**
     * One reading of all the given microshards.
     *
     * @param freshness which changes it has
     * @throws CameoGridException PARTITION_UNAVAILABLE if any of them cannot be searched; the fact {@code unavailable}
     *     says of each of those why
     */
    public MicroshardsView acquire(List<MicroshardId> ids, Freshness freshness) {
        return readings.acquire(ids, freshness);
    }

    /** The partitions among the given microshards that cannot be searched now, and why. */
    public Map<Integer, String> refusals(List<MicroshardId> ids) {
        return readings.refusals(ids);
    }

    /** A search met damaged files: takes the microshard out and rebuilds it. */
    public void distrust(MicroshardId id, Throwable cause) {
        Optional.ofNullable(microshards.get(id)).ifPresent(life -> life.distrust(cause));
    }

    // ---------------------------------------------------------------- life

    /** Opens the microshard, so that its first change need not; without effect if it is open. */
    public void open(MicroshardId id) {
        life(id).ifPresent(MicroshardLife::label);
    }

    /**
     * To be called when this node has come to own the partition: after the replay of the log at a start, or when it was
     * created or filled while the node was up. What does not fit is rebuilt in the background.
     *
     * @return OWNING if it is searched from now on, FILLING if it will be when it is rebuilt
     */
    public MicroshardState recover(MicroshardId id, RecoveryFacts facts) {
        return life(id).map(life -> life.recover(facts)).orElse(MicroshardState.GONE);
    }

    /**
     * Rebuilds the microshard from the store: for a new schema, or because it is wrong. It is searched meanwhile as it
     * is, if it was before.
     *
     * @return done when the new one is searched; failed if the microshard is dropped before
     */
    public CompletableFuture<Void> rebuild(MicroshardId id) {
        return life(id).map(MicroshardLife::rebuild)
                .orElseGet(() -> CompletableFuture.failedFuture(new IllegalStateException(id + " is gone")));
    }

    /** Compares the microshard with its partition, by keys and contents, in both directions. */
    public VerifyReport verify(MicroshardId id) throws IOException {
        Generation current = life(id).flatMap(life -> life.microshard().current())
                .orElseThrow(() -> readings.unavailable(List.of(id)));
        return new Verification(id, engine.rows()).compare(current);
    }

    /** The microshards of an index on this node, by partition. */
    public List<MicroshardStatus> status(String incarnation) {
        return ofIncarnation(incarnation)
                .map(MicroshardLife::status)
                .sorted(Comparator.comparingInt(status -> status.id().partition()))
                .toList();
    }

    /** Whether the microshards on this node are searched, of all indexes; asks no disk and refreshes nothing. */
    public List<MicroshardCondition> conditions() {
        return microshards.values().stream().map(MicroshardLife::condition).toList();
    }

    /** Bytes of an index's microshards on this node's disk. */
    public long bytesOnDisk(String incarnation) {
        return ofIncarnation(incarnation).mapToLong(MicroshardLife::bytesOnDisk).sum();
    }

    /** Memory of an index's writers on this node. */
    public long bufferedBytes(String incarnation) {
        return ofIncarnation(incarnation)
                .mapToLong(MicroshardLife::bufferedBytes)
                .sum();
    }

    /** Memory that the index writers use now. */
    public long bufferedBytes() {
        return engine.budget().used();
    }

    /** The partitions of the index that have a microshard here, be it only a directory from another time. */
    public Set<Integer> partitions(String incarnation) {
        Set<Integer> partitions = files.partitions(incarnation);
        ofIncarnation(incarnation).forEach(life -> partitions.add(life.id().partition()));
        return partitions;
    }

    /**
     * Closes and deletes the microshard of a partition that is not on this node. Readings that are open stay so.
     *
     * <p>Changes that come meanwhile, because the partition is on its way back, are lost with it. The next one opens a
     * microshard that has none of the rows from before: that shows when it is recovered, since it has heard of every
     * removal and so can have no document too many.
     */
    public void drop(MicroshardId id) {
        Optional<MicroshardLife> open = Optional.ofNullable(microshards.get(id));
        open.ifPresent(MicroshardLife::close); // which may wait for a merge, and must not do so under the lock
        synchronized (opening) {
            if (open.isPresent()) {
                open.get().drop();
                microshards.remove(id, open.get());
            } else if (!microshards.containsKey(id)) {
                files.delete(id);
            }
        }
        readings.expire();
    }

    /** Closes and deletes all microshards of an index that is no more; later changes of it are ignored. */
    public void drop(String incarnation) {
        List<MicroshardLife> open;
        synchronized (opening) {
            dropped.add(incarnation);
            unheard.removeIf(id -> id.incarnation().equals(incarnation));
            open = ofIncarnation(incarnation).toList();
            open.forEach(life -> microshards.remove(life.id()));
        }
        // Nothing opens them again, so the lock, which changes of other indexes may want, is not held for the disk.
        open.forEach(MicroshardLife::drop);
        readings.expire();
        files.delete(incarnation);
    }

    /**
     * Deletes what there is of any other index; to be called at the start, before anything is open. An index that comes to
     * be known later, from nodes that remember more, begins anew.
     */
    public void retainOnly(Set<String> incarnations) {
        files.retainOnly(incarnations);
    }

    private Stream<MicroshardLife> ofIncarnation(String incarnation) {
        return microshards.values().stream()
                .filter(life -> life.id().incarnation().equals(incarnation));
    }

    private Optional<MicroshardLife> life(MicroshardId id) {
        MicroshardLife known = microshards.get(id);
        return known == null ? opened(id) : Optional.of(known);
    }

    private Optional<MicroshardLife> opened(MicroshardId id) {
        synchronized (opening) {
            if (closed || dropped.contains(id.incarnation())) {
                return Optional.empty();
            }
            MicroshardLife known = microshards.get(id);
            if (known != null) {
                return Optional.of(known);
            }
            MicroshardLife fresh = new MicroshardLife(id, mappings.apply(id.incarnation()), engine, rounds);
            fresh.open();
            microshards.put(id, fresh);
            if (unheard.remove(id)) {
                fresh.microshard().missed(new IllegalStateException("a change was lost before it was open"));
            }
            return Optional.of(fresh);
        }
    }

    /** Closes without a commit: the next start recovers what the last checkpoint does not hold from the store's log. */
    @Override
    public void close() {
        Collection<MicroshardLife> open;
        synchronized (opening) {
            closed = true;
            open = List.copyOf(microshards.values());
        }
        readings.clear();
        open.forEach(MicroshardLife::close);
        engine.close();
    }
}
