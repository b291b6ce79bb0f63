package io.cameogrid.search.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.search.Hit;
import io.cameogrid.api.search.SearchResult;
import io.cameogrid.api.search.Total;
import io.cameogrid.query.ParsedQuery;
import io.cameogrid.query.QueryLimits;
import io.cameogrid.query.QueryParser;
import io.cameogrid.schema.IndexName;
import io.cameogrid.search.node.MemoryCluster;
import io.cameogrid.search.node.TestRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Generated queries over four microshards find the documents that a walk over the JSON finds, and score and order them as
 * one plain Lucene index does.
 */
final class SearchOracleTest {
    private static final int MICROSHARDS = 4;
    private static final int DOCUMENTS = 120;
    private static final int QUERIES = Integer.getInteger("cameogrid.queries", 700);
    private static final IndexName INDEX = IndexName.of("oracle");
    private static final List<String> SORT_FIELDS =
            List.of("n", "u", "price", "day", "open", "tag", "addr", "items.qty", "id");

    @TempDir
    private Path directory;

    private final Map<String, BruteForce> documents = new TreeMap<>();

    static LongStream seeds() {
        Long given = Long.getLong("cameogrid.seed");
        return given == null ? LongStream.of(1, 2, 3) : LongStream.of(given);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void queriesFindWhatTheDocumentsHoldAndRankAsOneIndexDoes(long seed) throws IOException {
        Random random = new Random(seed);
        try (MemoryCluster cluster = new MemoryCluster(directory, OracleFields.index(MICROSHARDS), 1);
                PlainIndex plain = new PlainIndex(cluster.index(), fill(cluster, random))) {
            RandomSearches searches = new RandomSearches(random);
            int refused = 0;
            for (int i = 0; i < QUERIES; i++) {
                String query = searches.query();
                try {
                    refused += check(cluster, plain, query, random) ? 0 : 1;
                } catch (AssertionError | RuntimeException e) {
                    throw new AssertionError("-Dcameogrid.seed=" + seed + ", query " + i + ": " + query, e);
                }
            }
            assertThat(refused).as("queries without a meaning").isLessThan(QUERIES / 4);
        }
    }

    private Map<String, String> fill(MemoryCluster cluster, Random random) {
        RandomDocuments generated = new RandomDocuments(random);
        Map<String, String> sources = new LinkedHashMap<>();
        for (int i = 0; i < DOCUMENTS; i++) {
            String id = "d" + Integer.toString(i, 36);
            ObjectNode document = generated.document();
            documents.put(id, new BruteForce(id, document));
            sources.put(id, document.toString());
            cluster.put(id, document.toString());
        }
        return sources;
    }

    /** Whether the query has a meaning. */
    private boolean check(MemoryCluster cluster, PlainIndex plain, String query, Random random) throws IOException {
        ParsedQuery parsed = QueryParser.parse(query, QueryLimits.DEFAULT);
        Optional<Set<String>> expected = matches(parsed);
        if (expected.isEmpty()) {
            assertThatThrownBy(() -> search(cluster, ask(query)))
                    .isInstanceOfSatisfying(
                            CameoGridException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_QUERY));
            return false;
        }
        SearchResult result = search(cluster, ask(query).limit(DOCUMENTS));
        assertThat(ids(result))
                .as(() -> "matches, the first that differs: " + firstDifference(ids(result), expected.get()))
                .hasSize(expected.get().size());
        assertThat(new TreeSet<>(ids(result)))
                .as(() -> "matches, the first that differs: " + firstDifference(ids(result), expected.get()))
                .isEqualTo(expected.get());
        assertThat(result.total()).isEqualTo(new Total(expected.get().size(), true));
        if (parsed.singleId().isEmpty()) {
            checkScores(result, plain.scores(parsed.query()));
        }
        checkOrder(cluster, query, expected.get(), random);
        return true;
    }

    private String firstDifference(List<String> found, Set<String> expected) {
        return documents.values().stream()
                .filter(document -> found.contains(document.id()) != expected.contains(document.id()))
                .findFirst()
                .map(BruteForce::toString)
                .orElse("none");
    }

    /** The ids of those that match; empty if the query has no meaning. */
    private Optional<Set<String>> matches(ParsedQuery parsed) {
        Set<String> ids = new TreeSet<>();
        try {
            for (BruteForce document : documents.values()) {
                if (document.matches(parsed.query())) {
                    ids.add(document.id());
                }
            }
        } catch (OracleValues.Unfit e) {
            return Optional.empty();
        }
        return Optional.of(ids);
    }

    private static void checkScores(SearchResult result, Map<String, Float> scores) {
        float last = Float.MAX_VALUE;
        for (Hit hit : result.hits()) {
            float score = scores.get(hit.id());
            if (Math.abs(hit.score() - score) > 1e-5f * Math.max(1, score) || hit.score() > last) {
                throw new AssertionError(
                        hit.id() + " scores " + hit.score() + " behind " + last + ", expected " + score);
            }
            last = hit.score();
        }
        assertThat(scores).hasSameSizeAs(result.hits());
    }

    private void checkOrder(MemoryCluster cluster, String query, Set<String> expected, Random random) {
        String field = SORT_FIELDS.get(random.nextInt(SORT_FIELDS.size()));
        boolean ascending = random.nextBoolean();
        List<String> order = new ArrayList<>(expected);
        order.sort(Comparator.comparing(documents::get, OracleOrder.by(field, ascending)));
        int offset = random.nextInt(order.size() + 1);
        int limit = random.nextInt(20);
        TestRequest page = ask(query).offset(offset).limit(limit);
        SearchResult result = search(cluster, ascending ? page.ascending(field) : page.descending(field));
        assertThat(ids(result))
                .as("from %d, %d by %s %s", offset, limit, field, ascending ? "asc" : "desc")
                .isEqualTo(order.subList(offset, Math.min(order.size(), offset + limit)));
        assertThat(result.total()).isEqualTo(new Total(expected.size(), true));
    }

    private static List<String> ids(SearchResult result) {
        return result.hits().stream().map(Hit::id).toList();
    }

    private static TestRequest ask(String query) {
        return TestRequest.of(INDEX, query);
    }

    private static SearchResult search(MemoryCluster cluster, TestRequest request) {
        return cluster.engine(0).search(request.build());
    }
}
