package io.cameogrid.search.microshard;

import static io.cameogrid.search.microshard.MicroshardFixture.await;
import static io.cameogrid.search.microshard.MicroshardFixture.shards;
import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.topology.MicroshardId;
import io.cameogrid.search.mapping.IndexFields;
import io.cameogrid.search.mapping.KeyField;
import io.cameogrid.search.port.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Bits;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Long random histories of changes, searches, checkpoints, failures, rebuilds and crashes at every point of a checkpoint.
 * After each crash and all along, the index holds exactly the keys and contents that the store has.
 *
 * <p>{@code -Dcameogrid.seed=7} runs one history again, {@code -Dcameogrid.histories=500} many.
 */
class MicroshardHistoryTest {
    private static final int PARTITIONS = 3;
    private static final int KEYS = 40;
    private static final int STEPS = 120;

    private final AtomicBoolean diskFails = new AtomicBoolean();
    private final CrashingStore store = new CrashingStore();
    private Random random = new Random();
    private Path root = Path.of("");
    private MicroshardSet set;
    /** What is left when the process has crashed in the middle of something, which the test goes on to finish. */
    private Optional<Crash> crash = Optional.empty();

    private int copies;

    private record Crash(Path files, CrashingStore.Remains remains) {}

    static LongStream seeds() {
        Long seed = Long.getLong("cameogrid.seed");
        return seed != null
                ? LongStream.of(seed)
                : LongStream.rangeClosed(1, Integer.getInteger("cameogrid.histories", 4));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverHappensTheIndexHoldsWhatTheStoreHolds(long seed, @TempDir Path temp) throws IOException {
        random = new Random(seed);
        root = temp.resolve("0");
        set = startSet();
        try {
            shards(PARTITIONS).forEach(id -> set.recover(id, RecoveryFacts.running(0)));
            for (int step = 0; step < STEPS; step++) {
                String where = "-Dcameogrid.seed=" + seed + " step " + step;
                step(temp.resolve(Integer.toString(step + 1)), where);
            }
        } finally {
            diskFails.set(false);
            set.close();
        }
    }

    private MicroshardSet startSet() {
        return MicroshardSet.start(
                new MicroshardConfig(root, "node", 64 << 20, 1, 1),
                incarnation -> new WordMapping(),
                store,
                this::reached,
                path -> new FailingDirectory(FSDirectory.open(path), diskFails));
    }

    private void step(Path next, String where) throws IOException {
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3 -> checkpoint();
            case 4 -> crashNow();
            case 5 -> set.rebuild(anyShard());
            case 6 -> set.distrust(anyShard(), new IOException("a search met damage"));
            case 7 -> settle(where);
            default -> changes(1 + random.nextInt(12));
        }
        if (crash.isPresent()) {
            restart(next, crash.get(), where);
        }
    }

    private MicroshardId anyShard() {
        return shards(PARTITIONS).get(random.nextInt(PARTITIONS));
    }

    private void changes(int count) {
        for (int i = 0; i < count; i++) {
            begin();
            store.finish();
        }
    }

    /** A change whose log record is late. */
    private void begin() {
        int key = random.nextInt(KEYS);
        MicroshardId id = shards(PARTITIONS).get(key % PARTITIONS);
        Optional<String> text = random.nextInt(4) == 0 ? Optional.empty() : Optional.of("word" + random.nextInt(9));
        store.begin(set, id, DocumentKey.of("k" + key), text);
    }

    private void checkpoint() {
        set.flushAhead();
        changes(random.nextInt(3));
        store.mark();
        set.mark(store::counter);
        changes(random.nextInt(4));
        for (int i = random.nextInt(3); i > 0; i--) {
            begin(); // in flight until after the commit
        }
        diskFails.set(random.nextInt(10) == 0);
        set.commit(() -> {
            if (random.nextInt(10) == 0) {
                throw new IllegalStateException("the log's disk is gone");
            }
            store.forceLog();
        });
        diskFails.set(false);
        store.checkpointStored();
        if (random.nextInt(8) == 0) {
            crashNow(); // with changes in flight
        }
        store.finish();
    }

    private void reached(String point) {
        boolean rare = point.startsWith("hook");
        if (random.nextInt(rare ? 600 : 8) == 0) {
            crashNow();
        }
    }

    /** Remembers what is left at this moment; the history ends after the step, and goes on from here. */
    private synchronized void crashNow() {
        if (crash.isEmpty()) {
            // One during a replay is forgotten, so a root may have more than one.
            Path copy = root.resolveSibling(root.getFileName() + "-crash-" + copies++);
            TestFiles.copyTree(root, copy);
            double luck = random.nextInt(3) * 0.5;
            crash = Optional.of(new Crash(copy, store.remains(luck)));
        }
    }

    private void restart(Path next, Crash left, String where) throws IOException {
        set.close();
        TestFiles.copyTree(left.files(), next);
        root = next;
        crash = Optional.empty();
        set = startSet();
        store.restart(left.remains(), set);
        crash = Optional.empty(); // none during the replay
        for (MicroshardId id : shards(PARTITIONS)) {
            OptionalLong atCheckpoint =
                    random.nextInt(3) == 0 ? OptionalLong.empty() : OptionalLong.of(store.counterAtCheckpoint(id));
            set.recover(id, new RecoveryFacts(atCheckpoint, store.counter(id)));
        }
        settle(where + " after a crash");
    }

    /** Waits for rebuilds, and compares. */
    private void settle(String where) throws IOException {
        for (MicroshardId id : shards(PARTITIONS)) {
            try (MicroshardsView view = acquired(id, where)) {
                assertThat(stamps(view)).as(where + " " + id).isEqualTo(storeStamps(id));
            }
        }
    }

    /** A microshard may fail at any time, and is rebuilt. */
    private MicroshardsView acquired(MicroshardId id, String where) {
        MicroshardsView[] view = new MicroshardsView[1];
        await(id + " to be searchable, " + where, () -> {
            try {
                view[0] = set.acquire(List.of(id));
                return true;
            } catch (CameoGridException e) {
                return false;
            }
        });
        return view[0];
    }

    private Map<String, Long> storeStamps(MicroshardId id) {
        Map<String, Long> stamps = new HashMap<>();
        for (Row row : store.rows(id).values()) {
            stamps.put(row.key().id(), row.stamp());
        }
        return stamps;
    }

    private static Map<String, Long> stamps(MicroshardsView view) throws IOException {
        Map<String, Long> found = new HashMap<>();
        for (LeafReaderContext leaf : view.searcher().getIndexReader().leaves()) {
            BinaryDocValues keys = leaf.reader().getBinaryDocValues(KeyField.NAME);
            NumericDocValues stamps = leaf.reader().getNumericDocValues(IndexFields.STAMP);
            Bits live = leaf.reader().getLiveDocs();
            for (int document = 0; document < leaf.reader().maxDoc(); document++) {
                if (live == null || live.get(document)) {
                    keys.advanceExact(document);
                    stamps.advanceExact(document);
                    found.merge(KeyField.key(keys.binaryValue()).id(), stamps.longValue(), (a, b) -> -1L);
                }
            }
        }
        return found;
    }
}
