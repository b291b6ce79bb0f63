package io.cameogrid.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cameogrid.api.ClusterView;
import io.cameogrid.api.document.DocumentAddress;
import io.cameogrid.api.document.WriteCondition;
import io.cameogrid.api.document.WriteReceipt;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.search.Annotations;
import io.cameogrid.api.search.Hit;
import io.cameogrid.api.search.SearchRequest;
import io.cameogrid.api.search.SearchResult;
import io.cameogrid.api.search.SearchTarget;
import io.cameogrid.api.search.SortKey;
import io.cameogrid.api.topology.ClusterHealth;
import io.cameogrid.api.topology.NodeStatus;
import io.cameogrid.grid.plugin.CameoGrid;
import io.cameogrid.grid.plugin.CameoGridConfiguration;
import io.cameogrid.grid.plugin.CameoGridPluginProvider;
import io.cameogrid.grid.service.GridSearch;
import io.cameogrid.grid.service.SearchCall;
import io.cameogrid.grid.service.SearchGridService;
import io.cameogrid.grid.store.StoredDocument;
import io.cameogrid.grid.store.StoredKey;
import io.cameogrid.schema.IndexName;
import io.cameogrid.search.microshard.VerifyReport;
import io.cameogrid.testkit.EmbeddedIgnite;
import io.cameogrid.testkit.Eventually;
import io.cameogrid.testkit.FreePort;
import io.cameogrid.testkit.JavaProcess;
import io.cameogrid.testkit.TestNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteCache;
import org.apache.ignite.lang.IgniteCallable;
import org.apache.ignite.resources.IgniteInstanceResource;
import org.apache.ignite.transactions.Transaction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An application's own Ignite cluster: a server in one process, whose configuration names the plugin, and a thick client
 * in another, which finds the plugin on its class path. What the client writes, it finds at once.
 */
final class ThickClientIT {
    private static JavaProcess server;
    private static TestNode client;

    @BeforeAll
    static void startBoth(@TempDir Path directory) {
        String port = Integer.toString(FreePort.find());
        server = JavaProcess.start(
                Server.class, "512m", directory.resolve("server.log"), List.of(directory.toString(), port));
        server.awaitLine(Server.READY);
        client = TestNode.of(EmbeddedIgnite.startClient(directory, Integer.parseInt(port)));
    }

    @AfterAll
    static void stopBoth() {
        client.close();
        server.close();
    }

    /** The server's process. */
    static final class Server {
        static final String READY = "READY";
        static final IndexName INDEX = IndexName.of("before");

        private Server() {}

        public static void main(String[] arguments) {
            TestNode node = TestNode.of(EmbeddedIgnite.startServer(
                    Path.of(arguments[0]),
                    Integer.parseInt(arguments[1]),
                    Duration.ofSeconds(60),
                    new CameoGridPluginProvider(CameoGridConfiguration.defaults())));
            node.grid().awaitReady(Duration.ofMinutes(2));
            node.put(INDEX, "1", "{\"word\":\"early\"}");
            System.out.println(READY);
            while (true) {
                LockSupport.park();
            }
        }
    }

    @Test
    void theClientFindsWhatWasThereBeforeIt() {
        assertThat(client.findIds(Server.INDEX, "word:early")).containsExactly("1");
        assertThat(client.grid().documents().get(Server.INDEX, DocumentAddress.of("1")))
                .hasValueSatisfying(document -> assertThat(document.version()).isEqualTo(1));
    }

    @Test
    void theClientMakesAnIndexWritesReadsAndSearchesThroughTheFacades() {
        IndexName index = IndexName.of("facades");
        assertThat(client.put(index, "1", "{\"word\":\"one\"}").outcome()).isEqualTo(WriteReceipt.Outcome.CREATED);
        assertThat(client.put(index, "1", "{\"word\":\"uno\"}").version()).isEqualTo(2);
        assertThat(client.findIds(index, "word:one")).isEmpty();
        assertThat(client.findIds(index, "word:uno")).containsExactly("1");
        client.putAll(
                index,
                IntStream.range(0, 500)
                        .mapToObj(i -> TestNode.item("b" + i, "{\"word\":\"many\",\"number\":" + i + "}"))
                        .toList());
        assertThat(client.total(index, "word:many")).isEqualTo(500);
        assertThat(client.find(index, "number:[499 TO *]")).extracting(Hit::id).containsExactly("b499");
        client.delete(index, "b499");
        assertThat(client.total(index, "word:many")).isEqualTo(499);
        assertThat(client.grid().documents().get(index, DocumentAddress.of("b499")))
                .isEmpty();
        CameoGridException refusal = catchThrowableOfType(
                CameoGridException.class,
                () -> client.grid()
                        .documents()
                        .put(
                                index,
                                TestNode.write(StoredKey.of("1"), "{}"),
                                new WriteCondition.IfVersion(1),
                                TestNode.farOff()));
        assertThat(refusal.code()).isEqualTo(ErrorCode.PRECONDITION_FAILED);
    }

    @Test
    void theClientFindsAtOnceWhatItPutsIntoTheCache() {
        IndexName index = IndexName.of("cached");
        client.put(index, "first", "{\"word\":\"first\"}");
        IgniteCache<StoredKey, StoredDocument> cache = client.grid().cache(index);
        for (int i = 0; i < 50; i++) {
            StoredKey key = StoredKey.of("c" + i % 10);
            cache.put(key, StoredDocument.of("{\"word\":\"w" + i + "\"}"));
            assertThat(client.findIds(index, "word:w" + i)).containsExactly(key.id());
            assertThat(client.total(index, "*")).isEqualTo(1 + Math.min(i + 1, 10));
        }
        assertThat(cache.get(StoredKey.of("c9")).source()).hasToString("{\"word\":\"w49\"}");
        cache.remove(StoredKey.of("c9"));
        assertThat(client.findIds(index, "word:w49")).isEmpty();
    }

    @Test
    void aTransactionOfTheClientIsFoundWhenItIsCommittedAndNotBefore() {
        IndexName index = IndexName.of("transactions");
        client.put(index, "a", "{\"word\":\"before\"}");
        client.put(index, "b", "{\"word\":\"before\"}");
        IgniteCache<StoredKey, StoredDocument> cache = client.grid().cache(index);
        for (boolean commit : List.of(false, true)) {
            try (Transaction transaction = client.ignite().transactions().txStart()) {
                cache.put(StoredKey.of("a"), StoredDocument.of("{\"word\":\"after\"}"));
                cache.remove(StoredKey.of("b"));
                assertThat(client.total(index, "word:before")).isEqualTo(2);
                assertThat(client.total(index, "word:after")).isZero();
                if (commit) {
                    transaction.commit();
                }
            }
            assertThat(client.findIds(index, "word:after")).isEqualTo(commit ? List.of("a") : List.of());
            assertThat(client.total(index, "word:before")).isEqualTo(commit ? 0 : 2);
        }
    }

    @Test
    void theClientReachesTheSearchServiceThroughTheServiceGrid() {
        IndexName index = IndexName.of("service");
        client.put(index, "1", "{\"word\":\"one\",\"number\":1}");
        client.put(index, "2", "{\"word\":\"two\",\"number\":2}");
        GridSearch service =
                client.ignite().services().serviceProxy(SearchGridService.NAME, GridSearch.class, false, 30_000);
        SearchRequest request = new SearchRequest(
                SearchTarget.of(index),
                "number:[1 TO *]",
                OptionalInt.of(1),
                OptionalInt.of(1),
                List.of("word"),
                List.of(new SortKey("number", false)),
                false,
                Optional.empty(),
                Duration.ofSeconds(20),
                true,
                true,
                Optional.empty(),
                Annotations.NONE);
        SearchResult result = service.search(SearchCall.of(request)).result();
        assertThat(result)
                .usingRecursiveComparison()
                .ignoringFields("took", "coverage")
                .isEqualTo(client.grid().search().search(request));
        assertThat(result.hits()).singleElement().satisfies(hit -> {
            assertThat(hit.id()).isEqualTo("1");
            assertThat(hit.source()).hasToString("{\"word\":\"one\"}");
        });
        CameoGridException refusal = catchThrowableOfType(
                CameoGridException.class,
                () -> service.search(SearchCall.of(SearchRequest.of(index, "number:[")))
                        .result());
        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_QUERY);
        assertThat(refusal.facts()).containsKey("position");
    }

    @Test
    void theClientKnowsHowTheClusterIs() {
        IndexName index = IndexName.of("seen");
        client.put(index, "1", "{}");
        ClusterView view = client.grid().cluster();
        Eventually.until(
                "the client sees the cluster as it is", () -> view.health().status() == ClusterHealth.Status.GREEN);
        assertThat(view.nodes())
                .singleElement()
                .satisfies(node -> assertThat(node.state()).isEqualTo(NodeStatus.State.UP));
        assertThat(view.partitions())
                .filteredOn(partition -> partition.index().equals(index))
                .hasSize(8)
                .allSatisfy(partition -> assertThat(partition.primary()).isPresent());
    }

    @Test
    void theClientSeesWhatTheServerHasJustWrittenToAnIndexThatItHasJustMade() {
        for (int i = 0; i < 10; i++) {
            IndexName index = IndexName.of("new" + i);
            serverCall(new PutOnServer(index.value(), "{\"word\":\"news\",\"field" + i + "\":\"fresh\"}"));
            assertThat(client.findIds(index, "word:news")).containsExactly("1");
            serverCall(new PutOnServer(index.value(), "{\"added\":\"later\"}"));
            assertThat(client.findIds(index, "added:later")).containsExactly("1");
        }
    }

    @Test
    void theClientDropsAndMakesIndexesAndTheServerFollows() {
        IndexName index = IndexName.of("dropped");
        for (int i = 0; i < 3; i++) {
            client.put(index, "d" + i, "{\"word\":\"there\"}");
            assertThat(client.findIds(index, "word:there")).containsExactly("d" + i);
            assertThat(serverCall(new VerifyOnServer(index.value()))).isEqualTo("clean, 1 documents");
            client.grid().catalog().drop(index, false);
            assertThat(client.grid().catalog().find(index)).isEmpty();
        }
    }

    private static String serverCall(IgniteCallable<String> call) {
        Ignite ignite = client.ignite();
        return ignite.compute(ignite.cluster().forServers()).call(call);
    }

    /** Puts document 1 on the server. */
    private static final class PutOnServer implements IgniteCallable<String> {
        private static final long serialVersionUID = 1L;

        @IgniteInstanceResource
        private transient @Nullable Ignite ignite;

        private final String index;
        private final String json;

        private PutOnServer(String index, String json) {
            this.index = index;
            this.json = json;
        }

        @Override
        public String call() {
            return TestNode.of(ignite).put(IndexName.of(index), "1", json).toString();
        }
    }

    /** Compares microshards on the server. */
    private static final class VerifyOnServer implements IgniteCallable<String> {
        private static final long serialVersionUID = 1L;

        @IgniteInstanceResource
        private transient @Nullable Ignite ignite;

        private final String index;

        private VerifyOnServer(String index) {
            this.index = index;
        }

        @Override
        public String call() {
            CameoGrid grid = ignite.plugin(CameoGrid.NAME);
            List<VerifyReport> reports = grid.verify(IndexName.of(index));
            long documents = reports.stream().mapToLong(VerifyReport::documents).sum();
            return (reports.stream().allMatch(VerifyReport::clean) ? "clean, " : "wrong, ") + documents + " documents";
        }
    }
}
