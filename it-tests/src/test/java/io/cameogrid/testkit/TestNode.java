package io.cameogrid.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.DocumentStore.BulkItem;
import io.cameogrid.api.document.BulkReceipt;
import io.cameogrid.api.document.DocumentAddress;
import io.cameogrid.api.document.DocumentWrite;
import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.api.document.WriteCondition;
import io.cameogrid.api.document.WriteReceipt;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.search.Hit;
import io.cameogrid.api.search.SearchRequest;
import io.cameogrid.grid.node.GridNode;
import io.cameogrid.grid.node.GridNodeConfig;
import io.cameogrid.grid.plugin.CameoGrid;
import io.cameogrid.grid.plugin.CameoGridPluginProvider;
import io.cameogrid.grid.store.StoredDocument;
import io.cameogrid.grid.store.StoredKey;
import io.cameogrid.schema.IndexName;
import io.cameogrid.schema.IndexSettings;
import io.cameogrid.search.microshard.Failpoints;
import io.cameogrid.search.microshard.VerifyReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.cache.Cache;
import org.apache.ignite.Ignite;
import org.apache.ignite.cluster.ClusterState;

/** CameoGrid on an Ignite node of this process, with short words for what tests do with it. */
public final class TestNode implements AutoCloseable {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final int MOST_HITS = 10_000;

    private final Ignite ignite;
    private final CameoGrid grid;
    private final Runnable stop;

    private TestNode(Ignite ignite, Runnable stop) {
        this.ignite = ignite;
        this.grid = CameoGridPluginProvider.of(ignite);
        this.stop = stop;
    }

    /** A single node with everything by default. */
    public static TestNode start(Path dataDirectory) {
        return start(GridNodeConfig.defaults(dataDirectory), Failpoints.NONE);
    }

    public static TestNode start(GridNodeConfig config, Failpoints failpoints) {
        GridNode node = GridNode.start(config, failpoints);
        node.awaitReady(LONG);
        return new TestNode(node.ignite(), node::close);
    }

    /** A node of a cluster in which nobody votes, and which nobody but the test activates and keeps. */
    public static TestNode startUnkept(GridNodeConfig config) {
        GridNode node = GridNode.start(config, Failpoints.NONE);
        Eventually.until("Ignite has joined or begun its cluster", () -> joined(node));
        Ignite ignite = node.ignite();
        if (ignite.cluster().state() != ClusterState.ACTIVE) {
            ignite.cluster().baselineAutoAdjustEnabled(false);
            ignite.cluster().state(ClusterState.ACTIVE);
        }
        node.awaitReady(LONG);
        return new TestNode(ignite, node::close);
    }

    private static boolean joined(GridNode node) {
        try {
            return node.ignite().cluster().localNode() != null;
        } catch (CameoGridException e) {
            return false; // Not yet.
        }
    }

    /** A node that somebody else has started; closing this stops it. */
    public static TestNode of(Ignite ignite) {
        return new TestNode(ignite, ignite::close);
    }

    public CameoGrid grid() {
        return grid;
    }

    public Ignite ignite() {
        return ignite;
    }

    /** Makes an index whose fields are learned from its documents. */
    public void makeIndex(IndexName index, int microshards, int replicas) {
        grid.catalog()
                .configure(
                        index,
                        new IndexSettings(
                                Optional.empty(),
                                Map.of(),
                                Optional.empty(),
                                Optional.empty(),
                                OptionalInt.of(microshards),
                                OptionalInt.of(replicas)),
                        false);
    }

    /** A deadline that no test is about. */
    public static Deadline farOff() {
        return Deadline.after(LONG);
    }

    public static DocumentWrite write(StoredKey key, String json) {
        return new DocumentWrite(key.id(), Optional.of(key.routingKey()), JsonBytes.of(json));
    }

    public static BulkItem item(StoredKey key, String json) {
        return new BulkItem.Write(write(key, json));
    }

    public static BulkItem item(String id, String json) {
        return item(StoredKey.of(id), json);
    }

    public static DocumentAddress address(StoredKey key) {
        return new DocumentAddress(key.id(), Optional.of(key.routingKey()));
    }

    public WriteReceipt put(IndexName index, StoredKey key, String json) {
        return grid.documents().put(index, write(key, json), WriteCondition.ALWAYS, farOff());
    }

    public WriteReceipt put(IndexName index, String id, String json) {
        return put(index, StoredKey.of(id), json);
    }

    public WriteReceipt delete(IndexName index, DocumentAddress address) {
        return grid.documents().delete(index, address, WriteCondition.ALWAYS, farOff());
    }

    public WriteReceipt delete(IndexName index, String id) {
        return delete(index, DocumentAddress.of(id));
    }

    /** All or nothing. */
    public BulkReceipt putAll(IndexName index, List<BulkItem> items) {
        return grid.documents().putAll(index, items, true, farOff());
    }

    public BulkReceipt deleteAll(IndexName index, Collection<String> ids) {
        return grid.documents()
                .deleteAll(index, ids.stream().map(DocumentAddress::of).toList(), farOff());
    }

    /** The number of documents that the query finds. */
    public long total(IndexName index, String query) {
        return grid.search().search(SearchRequest.of(index, query)).total().value();
    }

    /** The documents that the query finds. */
    public List<Hit> find(IndexName index, String query) {
        return grid.search()
                .search(SearchRequest.of(index, query).withLimit(MOST_HITS))
                .hits();
    }

    public List<String> findIds(IndexName index, String query) {
        return find(index, query).stream().map(Hit::id).toList();
    }

    /** Every row of the index, read from the store. */
    public Map<StoredKey, StoredDocument> rows(IndexName index) {
        Map<StoredKey, StoredDocument> rows = new HashMap<>();
        for (Cache.Entry<StoredKey, StoredDocument> entry : grid.cache(index)) {
            rows.put(entry.getKey(), entry.getValue());
        }
        return rows;
    }

    /** Fails if any microshard of this node differs from its partition. Waits for rebuilds. */
    public List<VerifyReport> verified(IndexName index) {
        awaitSearchable(index);
        List<VerifyReport> reports = grid.verify(index);
        assertThat(reports).as("microshards of %s", index).allMatch(VerifyReport::clean);
        return reports;
    }

    /** Waits until every microshard of the index is searched. */
    public void awaitSearchable(IndexName index) {
        Eventually.until("every microshard of " + index + " is searched", () -> searchable(index));
    }

    /** Whether every partition of the index can be searched through this node. */
    public boolean searchable(IndexName index) {
        try {
            total(index, "*");
            return true;
        } catch (CameoGridException e) {
            if (e.code() != ErrorCode.PARTITION_UNAVAILABLE) {
                throw e;
            }
            return false;
        }
    }

    @Override
    public void close() {
        stop.run();
    }
}
