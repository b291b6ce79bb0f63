package io.cameogrid.bench.rebalance;

import io.cameogrid.api.topology.ClusterHealth;
import io.cameogrid.bench.corpus.BenchDocument;
import io.cameogrid.bench.corpus.Corpus;
import io.cameogrid.bench.load.CpuClock;
import io.cameogrid.bench.load.CpuUse;
import io.cameogrid.bench.server.DiskUse;
import io.cameogrid.grid.node.GridNodeConfig;
import io.cameogrid.grid.quorum.Voters;
import io.cameogrid.grid.store.DocumentCaches;
import io.cameogrid.grid.store.StoredDocument;
import io.cameogrid.grid.store.StoredKey;
import io.cameogrid.schema.IndexName;
import io.cameogrid.testkit.Eventually;
import io.cameogrid.testkit.FreePort;
import io.cameogrid.testkit.TestNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.ignite.IgniteCache;
import org.apache.ignite.cache.CachePeekMode;

/**
 * A node with all rows, from which an empty one gets its copies by Ignite's own rebalancing: with the hook, or in a cache of
 * the same settings that no index hears of. Both nodes are in this process, so that neither has to warm up.
 */
public final class RebalancedRows implements AutoCloseable {
    private static final IndexName INDEX = IndexName.of("bench");
    private static final int PARTITIONS = 8;
    private static final int BATCH = 1_000;
    private static final long MIB = 1L << 20;

    private final Path directory;
    private final Corpus corpus;
    private final boolean indexed;
    private final int seedPort = FreePort.find();
    private final TestNode source;
    private final String cacheName;
    private final long throttle;
    private int receivers;

    private RebalancedRows(Path directory, Corpus corpus, boolean indexed) {
        this.directory = directory;
        this.corpus = corpus;
        this.indexed = indexed;
        this.source = start("source", seedPort);
        this.throttle = source.ignite().configuration().getRebalanceThrottle();
        this.cacheName = makeCache();
    }

    /** @param indexed whether there is an index of the rows */
    public static RebalancedRows load(Path directory, Corpus corpus, boolean indexed) {
        RebalancedRows rows = new RebalancedRows(directory, corpus, indexed);
        rows.load();
        return rows;
    }

    private TestNode start(String name, int port) {
        return TestNode.startUnkept(new GridNodeConfig(
                directory.resolve(name),
                name,
                GridNodeConfig.Cluster.local("127.0.0.1", port, List.of("127.0.0.1:" + seedPort))
                        .withVoters(Voters.NONE),
                true,
                new GridNodeConfig.Memory(512 * MIB, 128 * MIB),
                new GridNodeConfig.Wal(64 * MIB, 1024 * MIB),
                GridNodeConfig.defaults(directory).plugin()));
    }

    private String makeCache() {
        source.makeIndex(INDEX, PARTITIONS, 1);
        if (indexed) {
            return source.grid().cache(INDEX).getName();
        }
        var settings =
                DocumentCaches.configuration(source.grid().catalog().find(INDEX).orElseThrow());
        return source.ignite()
                .getOrCreateCache(settings.setName("rows-without-index").setQueryEntities(List.of()))
                .getName();
    }

    private void load() {
        IgniteCache<StoredKey, StoredDocument> cache = source.ignite().cache(cacheName);
        if (indexed) {
            learn();
        }
        List<BenchDocument> documents = corpus.documents();
        for (int from = 0; from < documents.size(); from += BATCH) {
            Map<StoredKey, StoredDocument> batch = new TreeMap<>(Comparator.comparing(StoredKey::id));
            for (BenchDocument document : documents.subList(from, Math.min(documents.size(), from + BATCH))) {
                batch.put(
                        StoredKey.of(document.id()),
                        StoredDocument.of(new String(document.json(), StandardCharsets.UTF_8)));
            }
            cache.putAll(batch);
        }
    }

    /** The first documents by the way that learns their fields. */
    private void learn() {
        source.putAll(
                INDEX,
                corpus.documents().stream()
                        .limit(BATCH)
                        .map(document ->
                                TestNode.item(document.id(), new String(document.json(), StandardCharsets.UTF_8)))
                        .toList());
    }

    /**
     * Starts an empty node, lets it have a copy of everything, and stops it.
     *
     * @param throttled whether rows are sent as slowly as the program sends them
     * @return what it took from when it was let in until it had all and searched it
     */
    public CpuUse fill(boolean throttled) throws IOException {
        String name = "receiver" + ++receivers;
        CpuUse use;
        try (TestNode receiver = start(name, FreePort.find())) {
            for (TestNode node : List.of(source, receiver)) {
                node.ignite().configuration().setRebalanceThrottle(throttled ? throttle : 0);
            }
            CpuClock clock = CpuClock.own();
            CpuClock.Reading start = clock.read();
            baseline();
            Eventually.until("every row has come", () -> arrived(receiver));
            use = clock.since(start);
        }
        baseline();
        DiskUse.delete(directory.resolve(name));
        return use;
    }

    private void baseline() {
        source.ignite().cluster().setBaselineTopology(source.ignite().cluster().topologyVersion());
    }

    private boolean arrived(TestNode receiver) {
        long rows = receiver.ignite()
                .<StoredKey, StoredDocument>cache(cacheName)
                .localSizeLong(CachePeekMode.PRIMARY, CachePeekMode.BACKUP);
        return rows == corpus.documents().size()
                && receiver.grid().cluster().health().status() == ClusterHealth.Status.GREEN;
    }

    @Override
    public void close() {
        source.close();
    }
}
