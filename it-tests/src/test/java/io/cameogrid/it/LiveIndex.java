package io.cameogrid.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.api.DocumentStore.BulkItem;
import io.cameogrid.api.document.Document;
import io.cameogrid.api.document.DocumentAddress;
import io.cameogrid.api.document.WriteReceipt;
import io.cameogrid.schema.IndexName;
import io.cameogrid.testkit.Eventually;
import io.cameogrid.testkit.Seed;
import io.cameogrid.testkit.TestNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An index under writers, deleters and searchers on several nodes, with a model of what must be in it. Nothing may fail; each
 * search is held against what was there for certain at its begin, and could be there at its end.
 */
final class LiveIndex implements AutoCloseable {
    private static final int WRITERS = 3;
    private static final int SEARCHERS = 2;
    private static final int IDS = 400;

    private final IndexName index;
    private final List<TestNode> nodes;
    private final Seed seed;
    private final Map<String, Content> stock = new HashMap<>();
    private final List<Writer> writers = new ArrayList<>();
    private final List<CompletableFuture<Void>> running = new ArrayList<>();
    private final Count added = new Count();
    private final Count removed = new Count();
    private final AtomicLong writes = new AtomicLong();
    private final AtomicLong searches = new AtomicLong();
    private volatile boolean ended;

    /** What a document was when it was last written. */
    private record Content(String token, long version) {}

    /** Changes of the number of documents, which are under way between the two. */
    private record Count(AtomicLong begun, AtomicLong done) {
        Count() {
            this(new AtomicLong(), new AtomicLong());
        }
    }

    LiveIndex(IndexName index, Collection<TestNode> nodes, Seed seed) {
        this.index = index;
        this.nodes = List.copyOf(nodes);
        this.seed = seed;
    }

    /** Documents that nobody changes. */
    void stock(int documents) {
        for (int begin = 0; begin < documents; begin += 500) {
            List<BulkItem> items = new ArrayList<>();
            for (int i = begin; i < Math.min(documents, begin + 500); i++) {
                items.add(TestNode.item("s" + i, json("s" + i)));
                stock.put("s" + i, new Content("s" + i, 1));
            }
            nodes.getFirst().putAll(index, items);
        }
        added.begun.addAndGet(documents);
        added.done.addAndGet(documents);
    }

    void start() {
        Random random = seed.random();
        for (int i = 0; i < WRITERS; i++) {
            Writer writer = new Writer(i, new Random(random.nextLong()));
            writers.add(writer);
            run(writer::step);
        }
        for (int i = 0; i < SEARCHERS; i++) {
            Random own = new Random(random.nextLong());
            run(() -> search(own));
        }
    }

    private void run(Runnable step) {
        running.add(CompletableFuture.runAsync(
                () -> {
                    while (!ended) {
                        step.run();
                    }
                },
                work -> Thread.ofPlatform().daemon().start(work)));
    }

    /** Waits for so many more writes, and some searches. */
    void awaitMore(int count) {
        long writesWanted = writes.get() + count;
        long searchesWanted = searches.get() + 10;
        Eventually.until("more is written and searched", () -> {
            failed().ifPresent(CompletableFuture::join);
            return writes.get() >= writesWanted && searches.get() >= searchesWanted;
        });
    }

    private Optional<CompletableFuture<Void>> failed() {
        return running.stream()
                .filter(CompletableFuture::isCompletedExceptionally)
                .findFirst();
    }

    void stop() {
        ended = true;
        running.forEach(CompletableFuture::join);
    }

    /** Everything that was acknowledged is there, as it was last written, and nothing else. */
    void check(Collection<TestNode> on) {
        Map<String, Content> expected = new HashMap<>(stock);
        writers.forEach(writer -> expected.putAll(writer.present));
        for (TestNode node : on) {
            node.verified(index);
            assertThat(new TreeSet<>(node.findIds(index, "title:book")))
                    .as(seed.toString())
                    .isEqualTo(new TreeSet<>(expected.keySet()));
        }
        TestNode any = on.iterator().next();
        expected.forEach((id, content) -> {
            Document document =
                    any.grid().documents().get(index, DocumentAddress.of(id)).orElseThrow();
            assertThat(document.version()).as("version of %s, %s", id, seed).isEqualTo(content.version);
            assertThat(document.source().toString()).as(seed.toString()).isEqualTo(json(content.token));
        });
    }

    private void search(Random random) {
        TestNode node = nodes.get(random.nextInt(nodes.size()));
        long addedBefore = added.done.get();
        long removedBefore = removed.done.get();
        long total = node.total(index, "title:book");
        assertThat(total)
                .as("found, %s", seed)
                .isGreaterThanOrEqualTo(addedBefore - removed.begun.get())
                .isLessThanOrEqualTo(added.begun.get() - removedBefore);
        searches.incrementAndGet();
    }

    private static String json(String token) {
        return "{\"title\":\"book\",\"token\":\"" + token + "\"}";
    }

    @Override
    public void close() {
        ended = true;
    }

    /** Writes and deletes documents of its own, one after the other. */
    private final class Writer {
        private final int number;
        private final Random random;
        private final Map<String, Content> present = new HashMap<>();
        private int step;

        Writer(int number, Random random) {
            this.number = number;
            this.random = random;
        }

        void step() {
            TestNode node = nodes.get(random.nextInt(nodes.size()));
            String id = "w" + number + "x" + random.nextInt(IDS);
            step++;
            if (random.nextInt(3) == 0) {
                delete(node, id);
            } else {
                put(node, id);
            }
            writes.incrementAndGet();
        }

        private void put(TestNode node, String id) {
            boolean adds = !present.containsKey(id);
            long version = adds ? 1 : present.get(id).version + 1;
            Content content = new Content("t" + number + "x" + step, version);
            if (adds) {
                added.begun.incrementAndGet();
            }
            WriteReceipt receipt = node.put(index, id, json(content.token));
            assertThat(receipt.version()).as("version of %s, %s", id, seed).isEqualTo(version);
            present.put(id, content);
            if (adds) {
                added.done.incrementAndGet();
            }
            TestNode other = nodes.get(random.nextInt(nodes.size()));
            assertThat(other.findIds(index, "token:" + content.token))
                    .as("found right after it was written, %s", seed)
                    .containsExactly(id);
        }

        private void delete(TestNode node, String id) {
            boolean removes = present.containsKey(id);
            if (removes) {
                removed.begun.incrementAndGet();
            }
            WriteReceipt receipt = node.delete(index, id);
            assertThat(receipt.outcome())
                    .as("%s, %s", id, seed)
                    .isEqualTo(removes ? WriteReceipt.Outcome.DELETED : WriteReceipt.Outcome.NOT_FOUND);
            present.remove(id);
            if (removes) {
                removed.done.incrementAndGet();
            }
        }
    }
}
