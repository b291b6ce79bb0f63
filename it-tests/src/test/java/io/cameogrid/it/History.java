package io.cameogrid.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.api.DocumentStore.BulkItem;
import io.cameogrid.api.document.DocumentAddress;
import io.cameogrid.api.document.WriteReceipt;
import io.cameogrid.grid.store.StoredDocument;
import io.cameogrid.grid.store.StoredKey;
import io.cameogrid.schema.IndexName;
import io.cameogrid.testkit.Eventually;
import io.cameogrid.testkit.TestNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.TouchedExpiryPolicy;
import org.apache.ignite.IgniteCache;
import org.apache.ignite.IgniteDataStreamer;
import org.apache.ignite.cache.CacheEntryProcessor;
import org.apache.ignite.cache.CachePeekMode;
import org.apache.ignite.transactions.Transaction;
import org.apache.ignite.transactions.TransactionConcurrency;
import org.apache.ignite.transactions.TransactionIsolation;

/** A random history of one index, and what it must have come to. */
final class History implements AutoCloseable {
    private static final IndexName INDEX = IndexName.of("history");

    private final Path directory;
    private final Random random;
    private final Documents documents;
    private final Keys keys;
    private final Map<StoredKey, Documents.Content> expected = new TreeMap<>();
    private final Set<String> touched = new TreeSet<>();
    private final List<String> steps = new ArrayList<>();
    private TestNode node;

    private History(Path directory, Random random, TestNode node) {
        this.directory = directory;
        this.random = random;
        this.node = node;
        this.documents = new Documents(random);
        this.keys = new Keys(documents, random);
    }

    static History begin(Path directory, Random random) {
        History history = new History(directory, random, TestNode.start(directory));
        history.create();
        return history;
    }

    /** The steps so far, in their order. */
    List<String> steps() {
        return steps;
    }

    /** Every kind of step so often, all in random order. */
    void run(Consumer<History> check) {
        Map<String, Runnable> kinds = kinds();
        List<String> deck = new ArrayList<>();
        kinds.keySet().forEach(name -> deck.addAll(Collections.nCopies(Integer.parseInt(name.split(" ")[0]), name)));
        Collections.shuffle(deck, random);
        for (String name : deck) {
            steps.add(name.substring(name.indexOf(' ') + 1));
            kinds.get(name).run();
            check.accept(this);
        }
    }

    /** Each begins with how often it is done. */
    private Map<String, Runnable> kinds() {
        Map<String, Runnable> kinds = new LinkedHashMap<>();
        kinds.put("24 put", this::put);
        kinds.put("10 delete", this::delete);
        kinds.put("12 bulk", this::bulk);
        kinds.put("6 bulk delete", this::deleteAll);
        kinds.put("10 raw put", () -> rawPut(documents.fitting()));
        kinds.put("10 raw put of what does not fit", () -> rawPut(documents.unfit()));
        kinds.put("6 raw remove", this::rawRemove);
        kinds.put("10 raw operation", this::rawOperation);
        kinds.put("4 raw invoke", this::rawInvoke);
        kinds.put("16 transaction, committed", () -> transaction(true));
        kinds.put("12 transaction, rolled back", () -> transaction(false));
        kinds.put("3 remove some", this::removeSome);
        kinds.put("1 remove all", this::removeAll);
        kinds.put("4 clear some", this::clearSome);
        kinds.put("1 clear", this::clear);
        kinds.put("3 expiry", this::expire);
        kinds.put("3 expiry put off by reading", this::touch);
        kinds.put("6 stream", this::stream);
        kinds.put("3 stream of new rows", this::streamNew);
        kinds.put("10 checkpoint", this::checkpoint);
        kinds.put("2 drop and create", this::dropAndCreate);
        kinds.put("1 stop and start", this::restart);
        return kinds;
    }

    // ---------------------------------------------------------------- what must hold

    void isTheStore() {
        Map<StoredKey, Documents.Content> rows = new TreeMap<>();
        node.rows(INDEX).forEach((key, row) -> rows.put(key, Documents.Content.of(row)));
        assertThat(rows).isEqualTo(expected);
    }

    void isTheIndex() {
        Set<String> unmapped = node.verified(INDEX).stream()
                .flatMap(report -> report.unmapped().stream())
                .map(key -> StoredKey.of(key).toString())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unmapped).as("found by id only").isEqualTo(idsOf(false));
        assertThat(node.total(INDEX, "*")).isEqualTo(expected.size());
        touched.forEach(this::isFoundWhereItIs);
        touched.clear();
    }

    void isFoundWordByWord() {
        documents.words().forEach(this::isFoundWhereItIs);
        expected.keySet()
                .forEach(key -> assertThat(node.findIds(INDEX, "* id:" + key.id()))
                        .as("found by id, through the index")
                        .contains(key.id()));
    }

    private void isFoundWhereItIs(String word) {
        List<String> ids = expected.entrySet().stream()
                .filter(row -> row.getValue().fits() && row.getValue().word().equals(word))
                .map(row -> row.getKey().id())
                .toList();
        assertThat(node.findIds(INDEX, "word:" + word)).as("found by " + word).isEqualTo(ids);
    }

    private Set<String> idsOf(boolean fitting) {
        return expected.entrySet().stream()
                .filter(row -> row.getValue().fits() == fitting)
                .map(row -> row.getKey().toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    // ---------------------------------------------------------------- steps through the façade

    private void put() {
        StoredKey key = keys.plain();
        Documents.Content content = documents.fitting();
        long version = node.put(INDEX, key, content.json()).version();
        comes(key, content);
        assertThat(version).isEqualTo(expected.get(key).version());
    }

    private void delete() {
        StoredKey key = keys.plain();
        boolean present = expected.containsKey(key);
        assertThat(node.delete(INDEX, address(key)).outcome())
                .isEqualTo(present ? WriteReceipt.Outcome.DELETED : WriteReceipt.Outcome.NOT_FOUND);
        goes(key);
    }

    private void bulk() {
        List<BulkItem> items = new ArrayList<>();
        Map<StoredKey, Documents.Content> last = new LinkedHashMap<>();
        for (int i = random.nextInt(60); i >= 0; i--) {
            StoredKey key = keys.plain();
            Documents.Content content = documents.fitting();
            items.add(TestNode.item(key, content.json()));
            last.put(key, content);
        }
        node.putAll(INDEX, items);
        last.forEach(this::comes);
    }

    private void deleteAll() {
        Set<StoredKey> some = new TreeSet<>();
        for (int i = random.nextInt(8); i >= 0; i--) {
            some.add(keys.plain());
        }
        node.grid()
                .documents()
                .deleteAll(INDEX, some.stream().map(History::address).toList(), TestNode.farOff());
        some.forEach(this::goes);
    }

    private static DocumentAddress address(StoredKey key) {
        return TestNode.address(key);
    }

    // ---------------------------------------------------------------- steps through Ignite

    private void rawPut(Documents.Content content) {
        StoredKey key = keys.plain();
        cache().put(key, content.row());
        becomes(key, content);
    }

    private void rawRemove() {
        StoredKey key = keys.plain();
        cache().remove(key);
        goes(key);
    }

    private void rawOperation() {
        StoredKey key = keys.plain();
        Documents.Content content = documents.fitting();
        StoredDocument row = content.row();
        switch (random.nextInt(6)) {
            case 0 -> {
                if (cache().putIfAbsent(key, row)) {
                    becomes(key, content);
                }
            }
            case 1 -> {
                cache().getAndPut(key, row);
                becomes(key, content);
            }
            case 2 -> {
                if (cache().replace(key, row)) {
                    becomes(key, content);
                }
            }
            case 3 -> {
                cache().getAndRemove(key);
                goes(key);
            }
            case 4 -> {
                cache().putAllAsync(new TreeMap<>(Map.of(key, row))).get();
                becomes(key, content);
            }
            default -> {
                if (cache().getAndPutIfAbsent(key, row) == null) {
                    becomes(key, content);
                }
            }
        }
    }

    private void rawInvoke() {
        StoredKey key = keys.processed();
        Documents.Content content = documents.fitting();
        boolean present = expected.containsKey(key);
        cache().invoke(key, new Replace(content.json(), present));
        if (present) {
            keys.removed(key);
            goes(key);
        } else {
            becomes(key, content);
        }
    }

    /** An application's own entry processor. */
    private record Replace(String json, boolean remove)
            implements CacheEntryProcessor<StoredKey, StoredDocument, Void> {
        @Override
        public Void process(javax.cache.processor.MutableEntry<StoredKey, StoredDocument> entry, Object... arguments) {
            if (remove) {
                entry.remove();
            } else {
                entry.setValue(StoredDocument.of(json));
            }
            return null;
        }
    }

    private void transaction(boolean commit) {
        Map<StoredKey, Documents.Content> before = new TreeMap<>(expected);
        TransactionConcurrency concurrency = choose(TransactionConcurrency.values());
        TransactionIsolation isolation = choose(TransactionIsolation.values());
        try (Transaction transaction = node.ignite().transactions().txStart(concurrency, isolation)) {
            keys.transactionBegins();
            for (int i = random.nextInt(8); i >= 0; i--) {
                switch (random.nextInt(8)) {
                    case 6 -> bulk();
                    case 7 -> deleteAll();
                    case 0 -> rawRemove();
                    case 1 -> put();
                    case 2 -> delete();
                    case 3 -> rawOperation();
                    case 4 -> rawInvoke();
                    default -> rawPut(documents.fitting());
                }
            }
            if (commit) {
                transaction.commit();
            } else if (random.nextBoolean()) {
                transaction.rollback();
            }
        } finally {
            keys.transactionEnds();
        }
        if (!commit) {
            expected.clear();
            expected.putAll(before);
        }
    }

    private void removeSome() {
        Set<StoredKey> some = keys.some(10);
        cache().removeAll(some);
        some.forEach(this::goes);
    }

    private void removeAll() {
        cache().removeAll();
        Set.copyOf(expected.keySet()).forEach(this::goes);
    }

    private void clearSome() {
        Set<StoredKey> some = keys.some(10);
        cache().clearAll(some);
        some.forEach(this::goes);
    }

    private void clear() {
        cache().clear();
        Set.copyOf(expected.keySet()).forEach(this::goes);
    }

    private void expire() {
        IgniteCache<StoredKey, StoredDocument> passing =
                cache().withExpiryPolicy(new CreatedExpiryPolicy(new Duration(TimeUnit.MILLISECONDS, 1)));
        // Rows that are new: the policy says nothing of those that are replaced.
        for (StoredKey key : documents.freshKeys(10)) {
            Documents.Content content = documents.fitting();
            passing.put(key, content.row());
            touched.add(content.word());
        }
        Eventually.until("the rows have gone from store and index", this::sizesFit);
    }

    private boolean sizesFit() {
        return cache().sizeLong(CachePeekMode.PRIMARY) == expected.size() && node.total(INDEX, "*") == expected.size();
    }

    private void touch() {
        IgniteCache<StoredKey, StoredDocument> lasting =
                cache().withExpiryPolicy(new TouchedExpiryPolicy(Duration.ONE_HOUR));
        for (int i = 0; i < 5; i++) {
            StoredKey key = keys.plain();
            Documents.Content content = documents.fitting();
            lasting.put(key, content.row());
            becomes(key, content);
            lasting.get(key);
            lasting.get(keys.plain());
        }
    }

    private void stream() {
        try (IgniteDataStreamer<StoredKey, StoredDocument> streamer = streamer()) {
            streamer.allowOverwrite(true);
            for (StoredKey key : keys.some(30)) {
                if (random.nextInt(4) == 0) {
                    streamer.removeData(key);
                    goes(key);
                } else {
                    Documents.Content content = documents.fitting();
                    streamer.addData(key, content.row());
                    becomes(key, content);
                }
            }
        }
    }

    /** The way that takes no locks and knows no transactions. */
    private void streamNew() {
        try (IgniteDataStreamer<StoredKey, StoredDocument> streamer = streamer()) {
            for (StoredKey key : documents.freshKeys(10)) {
                Documents.Content content = documents.fitting();
                streamer.addData(key, content.row());
                becomes(key, content);
            }
        }
    }

    private IgniteDataStreamer<StoredKey, StoredDocument> streamer() {
        return node.ignite().dataStreamer(cache().getName());
    }

    private IgniteCache<StoredKey, StoredDocument> cache() {
        return node.grid().cache(INDEX);
    }

    // ---------------------------------------------------------------- steps of the index's life

    private void checkpoint() {
        assertThat(node.grid().catalog().commit(INDEX).errors()).isEmpty();
    }

    private void dropAndCreate() {
        String incarnation = node.grid().catalog().find(INDEX).orElseThrow().incarnation();
        Path microshards = directory.resolve("microshards").resolve(incarnation);
        assertThat(microshards).isDirectory();
        node.grid().catalog().drop(INDEX, random.nextBoolean());
        Eventually.until("nothing is left of " + microshards, () -> Files.notExists(microshards));
        expected.clear();
        create();
    }

    private void create() {
        node.grid().catalog().configure(INDEX, Documents.settings(), false);
    }

    private void restart() {
        node.close();
        node = TestNode.start(directory);
    }

    // ---------------------------------------------------------------- what must come of it

    /** A write that counts versions. */
    private void comes(StoredKey key, Documents.Content content) {
        long before = expected.containsKey(key) ? expected.get(key).version() : 0;
        becomes(key, content.withVersion(before + 1));
    }

    /** A write that brings its own version. */
    private void becomes(StoredKey key, Documents.Content content) {
        goes(key);
        expected.put(key, content);
        touched.add(content.word());
    }

    private void goes(StoredKey key) {
        Documents.Content before = expected.remove(key);
        if (before != null) {
            touched.add(before.word());
        }
    }

    private <T> T choose(T[] values) {
        return values[random.nextInt(values.length)];
    }

    @Override
    public void close() {
        node.close();
    }
}
