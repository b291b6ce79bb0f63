package io.cameogrid.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.api.DocumentStore.BulkItem;
import io.cameogrid.api.search.Hit;
import io.cameogrid.grid.node.GridNodeConfig;
import io.cameogrid.schema.IndexName;
import io.cameogrid.schema.IndexSettings;
import io.cameogrid.search.microshard.Failpoints;
import io.cameogrid.testkit.Eventually;
import io.cameogrid.testkit.FreePort;
import io.cameogrid.testkit.TestNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same documents on one node in one microshard, and on three nodes in eight: the same hits, scores and order. */
final class RankingIT {
    private static final IndexName BOOKS = IndexName.of("books");
    private static final int DOCUMENTS = 1_500;
    private static final int QUERIES = 150;
    private static final int ROUNDS = 3;
    private static final int CHANGES = 300;
    private static final long SEED = 23;
    private static final long MIB = 1L << 20;

    private static final List<TestNode> NODES = new ArrayList<>();

    @BeforeAll
    static void theSameDocumentsOnOneNodeAndOnThree(@TempDir Path directory) {
        NODES.add(start(directory, 0, FreePort.find(), Optional.empty()));
        int port = FreePort.find();
        for (int number = 1; number <= 3; number++) {
            NODES.add(start(directory, number, port, Optional.of(port)));
        }
        TestNode first = NODES.get(1);
        first.ignite().cluster().setBaselineTopology(first.ignite().cluster().topologyVersion());
        configure(NODES.getFirst(), 1);
        configure(first, 8);
        Random random = new Random(SEED);
        List<BulkItem> documents = new ArrayList<>();
        for (int i = 0; i < DOCUMENTS; i++) {
            documents.add(TestNode.item("d" + i, json(random)));
        }
        NODES.getFirst().putAll(BOOKS, documents);
        first.putAll(BOOKS, documents);
        for (TestNode node : NODES) {
            Eventually.until("every node finds all", () -> node.total(BOOKS, "*") == DOCUMENTS);
        }
    }

    @AfterAll
    static void stop() {
        NODES.reversed().forEach(TestNode::close);
    }

    private static TestNode start(Path directory, int number, int seedPort, Optional<Integer> cluster) {
        int port = cluster.isPresent() && number > 1 ? FreePort.find() : seedPort;
        GridNodeConfig config = new GridNodeConfig(
                directory.resolve("n" + number),
                "n" + number,
                GridNodeConfig.Cluster.local("127.0.0.1", port, List.of("127.0.0.1:" + seedPort)),
                false,
                new GridNodeConfig.Memory(64 * MIB, 32 * MIB),
                new GridNodeConfig.Wal(16 * MIB, 256 * MIB),
                GridNodeConfig.defaults(directory).plugin());
        return TestNode.start(config, Failpoints.NONE);
    }

    private static void configure(TestNode node, int microshards) {
        IndexSettings settings = new IndexSettings(
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.of(microshards),
                OptionalInt.of(0));
        node.grid().catalog().configure(BOOKS, settings, false);
    }

    @Test
    void generatedQueriesScoreAlike() {
        compare(new Random(SEED + 1), QUERIES);
    }

    /** Some are merged away while this runs and some are not: other ones on every node. */
    @Test
    void replacedAndDeletedDocumentsDoNotCount() {
        Random random = new Random(SEED + 2);
        for (int round = 0; round < ROUNDS; round++) {
            List<BulkItem> replaced = new ArrayList<>();
            Set<String> deleted = new HashSet<>();
            for (String id : someIds(random)) {
                if (random.nextInt(3) > 0) {
                    replaced.add(TestNode.item(id, json(random)));
                } else {
                    deleted.add(id);
                }
            }
            for (TestNode writer : NODES.subList(0, 2)) {
                writer.putAll(BOOKS, replaced);
                writer.deleteAll(BOOKS, deleted);
            }
            compare(random, QUERIES / ROUNDS);
        }
    }

    private static Set<String> someIds(Random random) {
        Set<String> ids = new HashSet<>();
        while (ids.size() < CHANGES) {
            ids.add("d" + random.nextInt(DOCUMENTS));
        }
        return ids;
    }

    private static void compare(Random random, int queries) {
        for (int i = 0; i < queries; i++) {
            String query = query(random);
            List<Hit> expected = NODES.getFirst().find(BOOKS, query);
            for (TestNode node : NODES.subList(1, 4)) {
                assertAlike(node.find(BOOKS, query), expected, "query " + i + ": " + query);
            }
        }
        assertThat(NODES.get(1).ignite().cluster().forServers().nodes()).hasSize(3);
    }

    /** Hits of one score may change places, because their order is that of the index; all others may not. */
    private static void assertAlike(List<Hit> hits, List<Hit> expected, String where) {
        assertThat(hits).as(where).hasSameSizeAs(expected);
        for (int begin = 0, end; begin < hits.size(); begin = end) {
            Set<String> found = new HashSet<>();
            Set<String> wanted = new HashSet<>();
            for (end = begin;
                    end < hits.size()
                            && same(
                                    expected.get(end).score(),
                                    expected.get(begin).score());
                    end++) {
                assertThat(same(hits.get(end).score(), expected.get(end).score()))
                        .as("%s: place %d scores %s, not %s", where, end, hits.get(end), expected.get(end))
                        .isTrue();
                found.add(hits.get(end).id());
                wanted.add(expected.get(end).id());
            }
            assertThat(found).as(where).isEqualTo(wanted);
        }
    }

    private static boolean same(float one, float other) {
        return Math.abs(one - other) <= 1e-6f * Math.abs(other);
    }

    private static String query(Random random) {
        String one = word(random);
        String other = word(random);
        return switch (random.nextInt(7)) {
            case 0 -> "title:" + one;
            case 1 -> "title:" + one + " OR text:" + other;
            case 2 -> one + " " + other;
            case 3 -> "text:\"" + one + " " + other + "\"~5";
            case 4 -> "title:" + one + "~ OR text:" + other + "^3";
            case 5 -> "text:\"" + one + " " + other.charAt(0) + "\"*";
            default -> "tag:" + one + " OR (text:" + other + " -title:" + one + ")";
        };
    }

    private static String json(Random random) {
        return "{\"title\":\"" + text(random, 5) + "\",\"text\":\"" + text(random, 40) + "\",\"tag\":[\"" + word(random)
                + "\"]}";
    }

    private static String text(Random random, int longest) {
        StringBuilder text = new StringBuilder(word(random));
        for (int more = random.nextInt(longest); more > 0; more--) {
            text.append(' ').append(word(random));
        }
        return text.toString();
    }

    /** Two hundred words, the first ones often, the last ones seldom. */
    private static String word(Random random) {
        int number = (int) (200 * random.nextDouble() * random.nextDouble() * random.nextDouble());
        return "w" + (char) ('a' + number % 7) + (char) ('a' + number / 7);
    }
}
