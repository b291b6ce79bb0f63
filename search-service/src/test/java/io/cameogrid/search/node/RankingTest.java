package io.cameogrid.search.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.api.search.Hit;
import io.cameogrid.api.search.SearchResult;
import io.cameogrid.api.topology.MicroshardId;
import io.cameogrid.schema.IndexName;
import io.cameogrid.search.microshard.MicroshardsView;
import io.cameogrid.search.scatter.Ranking;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three nodes with eight microshards rank as one node with one does, and seldom ask each other for it. */
final class RankingTest {
    private static final IndexName BOOKS = IndexName.of("books");
    private static final int DOCUMENTS = 600;
    private static final long SEED = 11;
    private static final List<String> QUERIES = List.of(
            "title:grid",
            "title:river OR title:iron",
            "title:grid AND tag:a",
            "title:rivet~",
            "title:\"river grid\"~4 OR tag:zone",
            "grid river",
            "title:grid sort _score:desc, id:asc");

    private final Random random = new Random(SEED);
    private MemoryCluster one;
    private MemoryCluster three;

    @BeforeEach
    void start(@TempDir Path directory) {
        one = new MemoryCluster(directory.resolve("one"), Books.index(1), 1);
        three = new MemoryCluster(directory.resolve("three"), Books.index(8), 3);
        for (int i = 0; i < DOCUMENTS; i++) {
            put("d" + i);
        }
    }

    @AfterEach
    void close() {
        one.close();
        three.close();
    }

    @Test
    void threeNodesRankAsOne() {
        for (String query : QUERIES) {
            assertThat(deviation(query)).as(query).isLessThan(1e-6);
        }
    }

    @Test
    void wordsThatWereCountedAreNotCountedAgain() {
        search(three, "title:grid AND title:river");
        search(three, "title:grid");
        search(three, "title:river OR title:grid");
        assertThat(figures()).isEqualTo(new Ranking.Figures(3, 2, 0));
        search(three, "title:iron OR title:grid");
        assertThat(figures()).isEqualTo(new Ranking.Figures(4, 2, 0));
    }

    @Test
    void whatEachNodeAnswersAloneAnywayIsNotCounted() {
        for (String query : List.of("*", "year:>1995", "title:gr*", "title:grid sort year:asc", "id:d1*")) {
            search(three, query);
        }
        three.engine(0).search(TestRequest.of(BOOKS, "title:grid").limit(0).build());
        three.engine(0)
                .search(TestRequest.of(BOOKS, "title:grid").routingKey("d1").build());
        search(one, "title:grid");
        assertThat(figures()).isEqualTo(new Ranking.Figures(0, 0, 0));
        assertThat(one.node(0).rankingFigures()).isEqualTo(new Ranking.Figures(0, 0, 0));
    }

    @Test
    void aSearchThatWasRankedByWhatHasChangedIsRepeated() {
        search(three, "title:grid");
        for (int i = 0; i < DOCUMENTS; i++) {
            put("n" + i);
        }
        assertThat(deviation("title:grid")).isLessThan(1e-6);
        assertThat(figures()).isEqualTo(new Ranking.Figures(3, 1, 1));
    }

    @Test
    void scoresAreComparableWhenAPartitionMovesAwayFromTheOnlyNode() {
        for (int partition = 0; partition < 8; partition++) {
            three.ownership().give(partition, MemoryCluster.id(0));
        }
        three.afterLook(() -> three.ownership().give(5, MemoryCluster.id(1)));
        assertThat(deviation("title:river OR title:iron")).isLessThan(1e-6);
    }

    @Test
    void aStreamHasTheScoresOfTheSearch() throws IOException {
        Map<String, Float> expected = scores(search(one, "title:river OR title:iron"));
        for (String order : List.of("", " sort year:asc, _score:desc")) {
            Map<String, Float> streamed = new HashMap<>();
            three.engine(0).stream(
                    TestRequest.of(BOOKS, "title:river OR title:iron" + order).build(),
                    hit -> streamed.put(hit.id(), hit.score()));
            assertThat(deviation(streamed, expected)).as("order '%s'", order).isLessThan(1e-6);
        }
    }

    @Test
    void thePartThatCanBeReachedRanksWithoutTheRest() {
        three.ownership().orphan(2);
        SearchResult partial = three.engine(0)
                .search(TestRequest.of(BOOKS, "title:grid")
                        .limit(10_000)
                        .allowPartial()
                        .build());
        assertThat(partial.hits()).isNotEmpty();
        assertThat(partial.coverage().responded()).isEqualTo(7);
    }

    /** Replaced and deleted documents are in the segments of both topologies, each time other ones, until they are merged. */
    @Test
    void documentsThatWereReplacedOrDeletedDoNotCount() {
        int rounds = 0;
        for (int round = 0; round < 8; round++) {
            for (int change = 0; change < 50; change++) {
                String id = "d" + random.nextInt(DOCUMENTS);
                if (random.nextInt(3) > 0) {
                    put(id);
                } else {
                    one.remove(id);
                    three.remove(id);
                }
            }
            for (String query : QUERIES) {
                assertThat(deviation(query)).as("round %d: %s", round, query).isLessThan(1e-6);
            }
            rounds += deleted(one) && deleted(three) ? 1 : 0;
        }
        assertThat(rounds).as("rounds with deleted documents").isPositive();
    }

    private static boolean deleted(MemoryCluster cluster) {
        List<MicroshardId> all = IntStream.range(0, cluster.index().microshards())
                .mapToObj(cluster::microshard)
                .toList();
        try (MicroshardsView view = cluster.node(0).microshards().acquire(all)) {
            return view.searcher().getIndexReader().hasDeletions();
        }
    }

    private void put(String id) {
        String json = Books.json(random);
        one.put(id, json);
        three.put(id, json);
    }

    private Ranking.Figures figures() {
        return three.node(0).rankingFigures();
    }

    /** The largest relative difference between the scores of one document. */
    private double deviation(String query) {
        SearchResult expected = search(one, query);
        assertThat(expected.hits()).as(query).isNotEmpty();
        double largest = 0;
        for (int node = 0; node < 3; node++) {
            SearchResult result = three.engine(node)
                    .search(TestRequest.of(BOOKS, query).limit(10_000).build());
            largest = Math.max(largest, deviation(scores(result), scores(expected)));
        }
        return largest;
    }

    private static double deviation(Map<String, Float> scores, Map<String, Float> expected) {
        assertThat(scores.keySet().equals(expected.keySet()))
                .as("the same hits")
                .isTrue();
        double largest = 0;
        for (Map.Entry<String, Float> score : scores.entrySet()) {
            double other = expected.get(score.getKey());
            largest = Math.max(largest, Math.abs(score.getValue() - other) / other);
        }
        return largest;
    }

    private static Map<String, Float> scores(SearchResult result) {
        Map<String, Float> scores = new HashMap<>();
        for (Hit hit : result.hits()) {
            scores.put(hit.id(), hit.score());
        }
        return scores;
    }

    private static SearchResult search(MemoryCluster cluster, String query) {
        return cluster.engine(0)
                .search(TestRequest.of(BOOKS, query).limit(10_000).build());
    }
}
