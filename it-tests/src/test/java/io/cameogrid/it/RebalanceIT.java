package io.cameogrid.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.topology.ClusterHealth;
import io.cameogrid.api.topology.IndexVerification;
import io.cameogrid.api.topology.MicroshardId;
import io.cameogrid.api.topology.VerifiedCopy;
import io.cameogrid.grid.internal.LocalPartitions;
import io.cameogrid.grid.node.GridNodeConfig;
import io.cameogrid.grid.plugin.CameoGrid;
import io.cameogrid.grid.quorum.Voters;
import io.cameogrid.grid.store.IgniteRowSource;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import io.cameogrid.search.microshard.VerifyReport;
import io.cameogrid.search.port.RowSource;
import io.cameogrid.testkit.Eventually;
import io.cameogrid.testkit.FreePort;
import io.cameogrid.testkit.TestNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nodes come, go and come back, each with its own data: microshards follow their partitions, whatever is written meanwhile is
 * found, and no search ever gives a wrong answer.
 */
final class RebalanceIT {
    private static final IndexName BOOKS = IndexName.of("books");
    private static final int FIRST = 400;
    private static final int MEANWHILE = 60;
    private static final long MIB = 1L << 20;

    private final Map<Integer, TestNode> nodes = new TreeMap<>();
    private final int seedPort = FreePort.find();
    private final Set<String> documents = new TreeSet<>();

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        List.copyOf(nodes.values()).forEach(TestNode::close);
    }

    @Test
    void microshardsFollowTheirPartitionsFromNodeToNode() {
        start(1);
        one().makeIndex(BOOKS, 8, 1);
        put(FIRST);
        deleteSome();

        start(2);
        rebalanceWhileWriting();
        everythingIsInPlace();

        start(3);
        rebalanceWhileWriting();
        everythingIsInPlace();
        whatIsElsewhereIsNotReadAsIfItWereEmpty();

        stop(2);
        everyNodeFindsAll();
        rebalanceWhileWriting();
        everythingIsInPlace();

        start(2);
        Eventually.until(
                "a node outside of the baseline keeps nothing",
                () -> microshardsOf(2).isEmpty());
        rebalanceWhileWriting();
        everythingIsInPlace();
    }

    @Test
    void aNodeThatWasAwayComesBackToWhatWasWrittenMeanwhile() {
        start(1);
        start(2);
        baseline();
        one().makeIndex(BOOKS, 8, 1);
        put(FIRST);
        everythingIsInPlace();

        stop(2);
        deleteSome();
        put(MEANWHILE);
        everyNodeFindsAll();

        start(2);
        everythingIsInPlace();
        stop(1);
        everyNodeFindsAll();
    }

    private void whatIsElsewhereIsNotReadAsIfItWereEmpty() {
        String incarnation = one().grid().catalog().find(BOOKS).orElseThrow().incarnation();
        nodes.forEach((number, node) -> {
            RowSource rows = new IgniteRowSource(node.ignite(), new LocalPartitions(node.ignite()));
            int elsewhere = IntStream.range(0, 8)
                    .filter(partition -> !microshardsOf(number).contains(partition))
                    .findFirst()
                    .orElseThrow();
            assertThatThrownBy(() -> rows.scan(new MicroshardId(incarnation, elsewhere), row -> {}))
                    .isInstanceOfSatisfying(
                            CameoGridException.class,
                            refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.PARTITION_UNAVAILABLE));
        });
    }

    private TestNode one() {
        return nodes.values().iterator().next();
    }

    private void start(int number) {
        GridNodeConfig config = new GridNodeConfig(
                directory.resolve("n" + number),
                "n" + number,
                GridNodeConfig.Cluster.local(
                                "127.0.0.1", number == 1 ? seedPort : FreePort.find(), List.of("127.0.0.1:" + seedPort))
                        // Any node may stop here; what needs a quorum is told elsewhere.
                        .withVoters(Voters.NONE),
                false,
                new GridNodeConfig.Memory(64 * MIB, 32 * MIB),
                new GridNodeConfig.Wal(16 * MIB, 256 * MIB),
                GridNodeConfig.defaults(directory).plugin());
        nodes.put(number, TestNode.startUnkept(config));
    }

    private void stop(int number) {
        nodes.remove(number).close();
    }

    /** All nodes that are here, and no others, hold documents from now on. */
    private void baseline() {
        one().ignite().cluster().setBaselineTopology(one().ignite().cluster().topologyVersion());
    }

    private void rebalanceWhileWriting() {
        baseline();
        put(MEANWHILE);
        deleteSome();
    }

    private void put(int count) {
        for (int i = 0; i < count; i++) {
            String id = "d" + documents.size() + "-" + i;
            one().put(BOOKS, id, "{\"title\":\"book " + id + "\"}");
            documents.add(id);
            if (i % 10 == 0) {
                noNodeIsWrong();
            }
        }
    }

    private void deleteSome() {
        for (String id : List.copyOf(documents).subList(0, 20)) {
            one().delete(BOOKS, id);
            documents.remove(id);
        }
        noNodeIsWrong();
    }

    /** While partitions move, a search may be refused, but it is never wrong. */
    private void noNodeIsWrong() {
        nodes.forEach((number, node) -> total(node)
                .ifPresent(total ->
                        assertThat(total).as("found by node %d", number).isEqualTo(documents.size())));
    }

    private static OptionalLong total(TestNode node) {
        try {
            return OptionalLong.of(node.total(BOOKS, "*"));
        } catch (CameoGridException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.PARTITION_UNAVAILABLE);
            return OptionalLong.empty();
        }
    }

    private void everyNodeFindsAll() {
        nodes.forEach((number, node) -> {
            Eventually.until(
                    "node " + number + " searches everything", () -> total(node).isPresent());
            assertThat(Set.copyOf(node.findIds(BOOKS, "title:book")))
                    .as("found by node %d", number)
                    .isEqualTo(documents);
        });
    }

    private void everythingIsInPlace() {
        nodes.forEach((number, node) -> {
            Eventually.until("node " + number + " has what it is to have", () -> settled(number));
            List<VerifyReport> reports = node.verified(BOOKS);
            assertThat(reports).as("on node %d", number).hasSize(owned(number).size());
        });
        everyCopyIsTheSame();
        everyNodeFindsAll();
    }

    private void everyCopyIsTheSame() {
        IndexVerification verification = one().grid().catalog().verify(BOOKS, TestNode.farOff());
        assertThat(verification.partitions()).hasSize(8).allSatisfy(partition -> {
            assertThat(partition.clean()).as("%s", partition).isTrue();
            assertThat(partition.copies())
                    .extracting(VerifiedCopy::primary)
                    .containsExactlyElementsOf(List.of(true, false).subList(0, Math.min(2, nodes.size())));
        });
        assertThat(verification.partitions().stream()
                        .mapToLong(partition -> partition.copies().getFirst().rows())
                        .sum())
                .isEqualTo(documents.size());
    }

    private boolean settled(int number) {
        return nodes.get(number).grid().cluster().health().status() == ClusterHealth.Status.GREEN
                && owned(number).equals(microshardsOf(number));
    }

    private Set<Integer> owned(int number) {
        TestNode node = nodes.get(number);
        int[] partitions = node.ignite()
                .affinity(node.grid().cache(BOOKS).getName())
                .allPartitions(node.ignite().cluster().localNode());
        return IntStream.of(partitions).boxed().collect(Collectors.toSet());
    }

    /** The partitions that have a directory on the node. */
    private Set<Integer> microshardsOf(int number) {
        CameoGrid grid = nodes.get(number).grid();
        String incarnation =
                grid.catalog().find(BOOKS).map(IndexDefinition::incarnation).orElseThrow();
        Path path = directory.resolve("n" + number).resolve("microshards").resolve(incarnation);
        if (!Files.isDirectory(path)) {
            return Set.of();
        }
        List<Integer> partitions = new ArrayList<>();
        try (Stream<Path> entries = Files.list(path)) {
            entries.forEach(
                    entry -> partitions.add(Integer.valueOf(entry.getFileName().toString())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Set.copyOf(partitions);
    }
}
