package io.cameogrid.search.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.search.Hit;
import io.cameogrid.api.search.SearchResult;
import io.cameogrid.query.ParsedQuery;
import io.cameogrid.query.QueryLimits;
import io.cameogrid.query.QueryParser;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.IndexName;
import io.cameogrid.search.node.MemoryCluster;
import io.cameogrid.search.node.TestIndex;
import io.cameogrid.search.node.TestRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scores are those of one plain index, however many microshards there are and however many nodes hold them. */
final class RankingOracleTest {
    private static final IndexName INDEX = IndexName.of("oracle");
    private static final int DOCUMENTS = 120;
    private static final int QUERIES = Integer.getInteger("cameogrid.queries", 300);

    @TempDir
    private Path directory;

    private final List<MemoryCluster> clusters = new ArrayList<>();

    static LongStream seeds() {
        Long given = Long.getLong("cameogrid.seed");
        return given == null ? LongStream.of(1, 2) : LongStream.of(given);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyQueryScoresAlikeOnEveryTopology(long seed) throws IOException {
        Random random = new Random(seed);
        RandomDocuments generated = new RandomDocuments(random);
        Map<String, String> sources = new LinkedHashMap<>();
        for (int i = 0; i < DOCUMENTS; i++) {
            sources.put("d" + i, generated.document().toString());
        }
        start(OracleFields.TYPES, sources);
        RandomSearches searches = new RandomSearches(random);
        int compared = 0;
        try (PlainIndex plain = new PlainIndex(clusters.getFirst().index(), sources)) {
            for (int i = 0; i < QUERIES; i++) {
                String query = random.nextInt(4) == 0 ? nearlyOrPhrase(random) : searches.query();
                compared += compare(plain, query, "-Dcameogrid.seed=" + seed + ", query " + i) ? 1 : 0;
            }
        } finally {
            close();
        }
        assertThat(compared).as("queries with a meaning").isGreaterThan(QUERIES / 2);
    }

    /** What only searches that know the words of all partitions can answer. */
    @Test
    void theNearestOfManyNearWordsAreTheSameOnEveryTopology() throws IOException {
        Random random = new Random(7);
        Map<String, String> sources = new LinkedHashMap<>();
        for (int i = 0; i < 400; i++) {
            sources.put("d" + i, "{\"title\":\"" + nearWord(random) + " " + nearWord(random) + " rest\"}");
        }
        start(Map.of("title", FieldType.TEXT), sources);
        try (PlainIndex plain = new PlainIndex(clusters.getFirst().index(), sources)) {
            for (String query :
                    List.of("title:river~", "title:river~1", "title:rover~ OR title:rivet", "title:rivxx~")) {
                assertThat(compare(plain, query, "seed 7")).isTrue();
                for (MemoryCluster cluster : clusters) {
                    assertThat(search(cluster, query).total()).isEqualTo(counted(cluster, query));
                }
            }
        } finally {
            close();
        }
    }

    private static String nearWord(Random random) {
        StringBuilder word = new StringBuilder("river");
        for (int edits = random.nextInt(3); edits > 0; edits--) {
            word.setCharAt(random.nextInt(word.length()), (char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }

    private static String nearlyOrPhrase(Random random) {
        String one = word(random);
        String other = word(random);
        return switch (random.nextInt(5)) {
            case 0 -> "title:" + one + "~";
            case 1 -> "title:" + one + "~1 OR title:" + one;
            case 2 -> "title:\"" + one + " " + other + "\"~3";
            case 3 -> "title:\"" + one + " " + other.charAt(0) + "\"*";
            default -> "-title:" + one + "~1 note:" + other;
        };
    }

    private static String word(Random random) {
        return List.of("fox", "foxes", "red", "panda", "river", "grid", "ant", "rivers")
                .get(random.nextInt(8));
    }

    private void start(Map<String, FieldType> fields, Map<String, String> sources) {
        for (Topology topology : List.of(
                new Topology(1, 1),
                new Topology(1, 4),
                new Topology(2, 2),
                new Topology(2, 8),
                new Topology(3, 4),
                new Topology(3, 8))) {
            MemoryCluster cluster = new MemoryCluster(
                    directory.resolve(topology.nodes() + "-" + topology.microshards()),
                    TestIndex.of("oracle", topology.microshards(), fields),
                    topology.nodes());
            sources.forEach(cluster::put);
            clusters.add(cluster);
        }
    }

    private record Topology(int nodes, int microshards) {}

    private void close() {
        clusters.forEach(MemoryCluster::close);
        clusters.clear();
    }

    /** Whether the query has a meaning. */
    private boolean compare(PlainIndex plain, String query, String where) throws IOException {
        ParsedQuery parsed = QueryParser.parse(query, QueryLimits.DEFAULT);
        if (parsed.singleId().isPresent()) {
            return false;
        }
        Map<String, Float> expected;
        try {
            expected = plain.scores(parsed.query());
        } catch (CameoGridException e) {
            return false;
        }
        for (MemoryCluster cluster : clusters) {
            assertScores(search(cluster, query), expected, where + ": " + query);
        }
        return true;
    }

    private static void assertScores(SearchResult result, Map<String, Float> expected, String where) {
        Map<String, Float> found = new HashMap<>();
        float last = Float.POSITIVE_INFINITY;
        for (Hit hit : result.hits()) {
            found.put(hit.id(), hit.score());
            assertThat(hit.score()).as(where).isLessThanOrEqualTo(last);
            last = hit.score();
        }
        assertThat(found.keySet()).as(where).isEqualTo(expected.keySet());
        found.forEach((id, score) -> {
            float other = expected.get(id);
            if (Math.abs(score - other) > 1e-6f * Math.abs(other)) {
                throw new AssertionError(where + ": " + id + " scores " + score + " and not " + other);
            }
        });
    }

    private static SearchResult search(MemoryCluster cluster, String query) {
        return cluster.engine(0)
                .search(TestRequest.of(INDEX, query).limit(1_000).build());
    }

    private static Object counted(MemoryCluster cluster, String query) {
        return cluster.engine(0)
                .search(TestRequest.of(INDEX, query).limit(0).build())
                .total();
    }
}
