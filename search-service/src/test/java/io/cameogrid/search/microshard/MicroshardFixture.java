package io.cameogrid.search.microshard;

import io.cameogrid.api.topology.MicroshardId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** A set over a directory, with the store's side in memory; can crash and start again. */
final class MicroshardFixture implements AutoCloseable {
    static final String INCARNATION = "i1";

    final MemoryRows rows = new MemoryRows();
    final WordMapping mapping = new WordMapping();
    /** Where the microshards are now; another place after every crash. */
    Path root;

    Failpoints failpoints = Failpoints.NONE;
    DirectorySource directories = new FreshFiles(FSDirectory::open, 16 << 20);
    long bufferBytes = 64L << 20;
    String node = "node-a";
    MicroshardSet set;

    MicroshardFixture(Path root) {
        this.root = root;
        set = start();
    }

    private MicroshardSet start() {
        MicroshardConfig config = new MicroshardConfig(root, node, bufferBytes, 2, 2);
        return MicroshardSet.start(
                config,
                incarnation -> mapping,
                rows,
                point -> failpoints.reached(point),
                path -> directories.open(path));
    }

    static MicroshardId shard(int partition) {
        return new MicroshardId(INCARNATION, partition);
    }

    static List<MicroshardId> shards(int count) {
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(MicroshardFixture::shard)
                .toList();
    }

    MicroshardFixture owning(int partitions) {
        for (MicroshardId id : shards(partitions)) {
            own(id);
        }
        return this;
    }

    MicroshardState own(MicroshardId id) {
        return set.recover(id, RecoveryFacts.running(rows.counter(id)));
    }

    void put(int partition, String key, String text) {
        rows.put(set, shard(partition), key, text);
    }

    void remove(int partition, String key) {
        rows.remove(set, shard(partition), key);
    }

    /** A whole checkpoint. */
    void checkpoint() {
        set.flushAhead();
        set.mark(rows::counter);
        set.commit(() -> {});
    }

    /** An orderly end without a checkpoint, then the next process. Nothing is open yet. */
    void restart() {
        set.close();
        set = start();
    }

    /** The process is gone, and the next one finds the files as they are at this moment. Nothing is open yet. */
    void crash() {
        restartFrom(snapshot());
    }

    /** The files as they are at this moment. */
    Path snapshot() {
        Path copy = root.resolveSibling(root.getFileName() + "-" + System.nanoTime());
        TestFiles.copyTree(root, copy);
        return copy;
    }

    void restartFrom(Path snapshot) {
        set.close();
        root = snapshot;
        set = start();
    }

    Path partition(int partition) {
        return root.resolve(INCARNATION).resolve(Integer.toString(partition));
    }

    /** The commit that a start would find in the newest generation that has one. */
    Optional<MicroshardCommit> commit(int partition) {
        try {
            PartitionDirectory directory = new PartitionDirectory(partition(partition));
            for (long number : directory.generations()) {
                try (Directory files = FSDirectory.open(directory.generation(number))) {
                    if (DirectoryReader.indexExists(files)) {
                        return Optional.of(MicroshardCommit.parse(
                                SegmentInfos.readLatestCommit(files).getUserData()));
                    }
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    MicroshardState recover(MicroshardId id, long counterAtCheckpoint) {
        return set.recover(id, new RecoveryFacts(OptionalLong.of(counterAtCheckpoint), rows.counter(id)));
    }

    int count(List<MicroshardId> ids, String word) {
        return count(ids, new TermQuery(new Term(WordMapping.WORDS, word)));
    }

    int count(List<MicroshardId> ids, Query query) {
        try (MicroshardsView view = set.acquire(ids)) {
            return view.searcher().count(query);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean finds(int partition, String word) {
        return count(List.of(shard(partition)), word) > 0;
    }

    VerifyReport verify(MicroshardId id) {
        try {
            return set.verify(id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitOwning(MicroshardId id) {
        await(
                "microshard " + id + " to be searchable",
                () -> set.refusals(List.of(id)).isEmpty());
    }

    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    @Override
    public void close() {
        set.close();
    }
}
