package io.cameogrid.search.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.api.search.Hit;
import io.cameogrid.api.search.SearchResult;
import io.cameogrid.schema.IndexName;
import io.cameogrid.search.microshard.MicroshardsView;
import io.cameogrid.search.scatter.Ranking;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
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

    /** Until they are merged away, documents that were replaced are counted: on each topology other ones, at other times. */
    @Test
    void replacedDocumentsCountUntilTheyAreMergedAwayAndNoLonger() {
        for (int i = 0; i < DOCUMENTS; i += 4) {
            put("d" + i);
        }
        for (int i = 1; i < DOCUMENTS; i += 8) {
            one.remove("d" + i);
            three.remove("d" + i);
        }
        for (String query : QUERIES) {
            assertThat(deviation(query)).as(query).isLessThan(0.2);
        }
        awaitMerged(one);
        awaitMerged(three);
        for (String query : QUERIES) {
            assertThat(deviation(query)).as(query).isLessThan(1e-6);
        }
    }

    private void awaitMerged(MemoryCluster cluster) {
        for (int node = 0; node < cluster.size(); node++) {
            for (int partition = 0; partition < cluster.index().microshards(); partition++) {
                while (deleted(cluster, node, partition)) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
                }
            }
        }
    }

    private static boolean deleted(MemoryCluster cluster, int node, int partition) {
        try (MicroshardsView view = cluster.node(node).microshards().acquire(List.of(cluster.microshard(partition)))) {
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
