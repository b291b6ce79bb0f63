package io.cameogrid.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.search.Annotations;
import io.cameogrid.api.search.Coverage;
import io.cameogrid.api.search.SearchRequest;
import io.cameogrid.api.search.SearchResult;
import io.cameogrid.api.search.SearchTarget;
import io.cameogrid.api.topology.NodeStatus;
import io.cameogrid.grid.node.GridNodeConfig;
import io.cameogrid.grid.store.StoredKey;
import io.cameogrid.schema.IndexName;
import io.cameogrid.search.microshard.Failpoints;
import io.cameogrid.testkit.Eventually;
import io.cameogrid.testkit.FreePort;
import io.cameogrid.testkit.TestNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.ignite.cache.affinity.Affinity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Five nodes and an index without replicas: a search asks all nodes that have a part of it, and says what is missing. */
final class FiveNodesIT {
    private static final IndexName BOOKS = IndexName.of("books");
    private static final int NODES = 5;
    private static final int PARTITIONS = 32;
    private static final int DOCUMENTS = 500;
    private static final long MIB = 1L << 20;

    private final List<TestNode> nodes = new ArrayList<>();
    private final int seedPort = FreePort.find();

    @TempDir
    Path directory;

    @BeforeEach
    void startFiveNodesWithAnIndexWithoutReplicas() {
        for (int number = 0; number < NODES; number++) {
            nodes.add(TestNode.start(config(number), Failpoints.NONE));
        }
        TestNode one = nodes.get(0);
        Eventually.until(
                "all five keep documents",
                () -> one.grid().cluster().nodes().stream()
                                .filter(NodeStatus::inBaseline)
                                .count()
                        == NODES);
        one.makeIndex(BOOKS, PARTITIONS, 0);
        one.putAll(
                BOOKS,
                IntStream.range(0, DOCUMENTS)
                        .mapToObj(i -> TestNode.item("d" + i, "{\"title\":\"book " + i + "\"}"))
                        .toList());
    }

    @AfterEach
    void stop() {
        nodes.forEach(TestNode::close);
    }

    @Test
    void aSearchAsksEveryNodeThatOwnsAPartitionAndNoOther() {
        for (TestNode node : nodes) {
            node.awaitSearchable(BOOKS);
            SearchResult result = node.grid().search().search(SearchRequest.of(BOOKS, "*"));
            assertThat(result.total().value()).isEqualTo(DOCUMENTS);
            assertThat(result.coverage()).isEqualTo(new Coverage(PARTITIONS, PARTITIONS, List.of(), owners().size()));
        }
        assertThat(owners()).hasSizeGreaterThanOrEqualTo(NODES - 1);
    }

    @Test
    void aPartialAnswerNamesEveryMissingPartitionAndWhy() {
        TestNode one = nodes.get(0);
        one.awaitSearchable(BOOKS);
        TestNode gone = nodes.remove(NODES - 1);
        Set<Integer> missing = IntStream.of(
                        affinity(one).primaryPartitions(gone.ignite().cluster().localNode()))
                .boxed()
                .collect(Collectors.toSet());
        long lost = IntStream.range(0, DOCUMENTS)
                .filter(i -> missing.contains(affinity(one).partition(StoredKey.of("d" + i))))
                .count();
        gone.close();

        for (TestNode node : nodes) {
            Eventually.until(
                    "the others have taken note",
                    () -> search(node).coverage().failed().size() == missing.size());
            SearchResult partial = search(node);
            assertThat(partial.total().value()).isEqualTo(DOCUMENTS - lost);
            Coverage coverage = partial.coverage();
            assertThat(coverage.total()).isEqualTo(PARTITIONS);
            assertThat(coverage.responded()).isEqualTo(PARTITIONS - missing.size());
            assertThat(coverage.failed())
                    .extracting(Coverage.Failure::microshard)
                    .containsExactlyInAnyOrderElementsOf(missing);
            assertThat(coverage.failed())
                    .allSatisfy(failure -> assertThat(failure.reason()).isEqualTo("no node holds it"));
            CameoGridException refusal = catchThrowableOfType(
                    CameoGridException.class, () -> node.grid().search().search(SearchRequest.of(BOOKS, "*")));
            assertThat(refusal.code()).isEqualTo(ErrorCode.PARTITION_UNAVAILABLE);
        }
    }

    private static SearchResult search(TestNode node) {
        return node.grid()
                .search()
                .search(new SearchRequest(
                        SearchTarget.of(BOOKS),
                        "*",
                        OptionalInt.of(0),
                        OptionalInt.empty(),
                        List.of(),
                        List.of(),
                        false,
                        Optional.empty(),
                        Duration.ofSeconds(30),
                        true,
                        true,
                        Optional.empty(),
                        Annotations.NONE));
    }

    private Set<UUID> owners() {
        Affinity<Object> affinity = affinity(nodes.get(0));
        Set<UUID> owners = new HashSet<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            owners.add(affinity.mapPartitionToNode(partition).id());
        }
        return owners;
    }

    private static Affinity<Object> affinity(TestNode node) {
        return node.ignite().affinity(node.grid().cache(BOOKS).getName());
    }

    private GridNodeConfig config(int number) {
        return new GridNodeConfig(
                directory.resolve("n" + number),
                "n" + number,
                GridNodeConfig.Cluster.local(
                        "127.0.0.1", number == 0 ? seedPort : FreePort.find(), List.of("127.0.0.1:" + seedPort)),
                false,
                new GridNodeConfig.Memory(48 * MIB, 16 * MIB),
                new GridNodeConfig.Wal(16 * MIB, 128 * MIB),
                GridNodeConfig.defaults(directory).plugin());
    }
}
