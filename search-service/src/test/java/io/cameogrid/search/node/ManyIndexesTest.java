package io.cameogrid.search.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.search.Hit;
import io.cameogrid.api.search.SearchRequest;
import io.cameogrid.api.search.SearchResult;
import io.cameogrid.api.search.StreamSummary;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several indexes in one search, over three nodes. */
final class ManyIndexesTest {
    private static final List<String> BOTH = List.of("books", "films");
    private static final IndexDefinition FILMS =
            TestIndex.of("films", 4, Map.of("title", FieldType.TEXT, "year", FieldType.I64, "price", FieldType.I64));
    private static final int EACH = 90;

    private static MemoryCluster cluster;
    /** By index and id, the year if there is one. */
    private static final Map<String, OptionalInt> YEARS = new HashMap<>();

    @BeforeAll
    static void start(@TempDir Path directory) {
        cluster = new MemoryCluster(directory, Books.index(4), 3);
        cluster.add(FILMS);
        Random random = new Random(17);
        for (int i = 0; i < EACH; i++) {
            OptionalInt year = random.nextInt(4) == 0 ? OptionalInt.empty() : OptionalInt.of(1990 + random.nextInt(6));
            String member = year.isPresent() ? ",\"year\":" + year.getAsInt() : "";
            // The same ids in both, so that ties reach down to the index.
            cluster.put("d" + i, "{\"title\":\"grid " + "river ".repeat(i % 5) + "\",\"tag\":\"a\"" + member + "}");
            YEARS.put("books/d" + i, year);
            if (i % 2 == 0) {
                cluster.put(FILMS, "d" + i, "{\"title\":\"grid film\"" + member + "}");
                YEARS.put("films/d" + i, year);
            }
        }
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void hitsComeInOneOrderWithTheirIndex() {
        List<String> expected = YEARS.keySet().stream()
                .sorted(Comparator.comparing((String place) -> YEARS.get(place).orElse(Integer.MAX_VALUE))
                        .thenComparing(place -> place.substring(6))
                        .thenComparing(place -> place.substring(0, 5)))
                .toList();
        SearchRequest all =
                TestRequest.ofAll(BOTH, "*").ascending("year").limit(1_000).build();
        SearchResult result = cluster.engine(0).search(all);
        assertThat(places(result.hits())).isEqualTo(expected);
        assertThat(result.total().value()).isEqualTo(expected.size());
        assertThat(result.coverage().total()).isEqualTo(8);
        assertThat(result.coverage().responded()).isEqualTo(8);

        SearchRequest part = TestRequest.ofAll(BOTH, "*")
                .ascending("year")
                .offset(31)
                .limit(12)
                .build();
        assertThat(places(cluster.engine(1).search(part).hits())).isEqualTo(expected.subList(31, 43));
        for (int size : new int[] {1, 8, 50}) {
            assertThat(walk(TestRequest.ofAll(BOTH, "*").ascending("year").limit(size)))
                    .as("pages of %d", size)
                    .isEqualTo(expected);
        }
    }

    @Test
    void relevanceIsThatOfEachIndexByItself() {
        Map<String, Float> alone = new HashMap<>();
        for (String index : BOTH) {
            SearchRequest request = TestRequest.of(IndexName.of(index), "title:grid title:(river OR film OR NOT river)")
                    .limit(1_000)
                    .build();
            cluster.engine(0).search(request).hits().forEach(hit -> alone.put(index + "/" + hit.id(), hit.score()));
        }
        SearchResult together = cluster.engine(0)
                .search(TestRequest.ofAll(BOTH, "title:grid title:(river OR film OR NOT river)")
                        .limit(1_000)
                        .build());
        Map<String, Float> scores = new HashMap<>();
        together.hits().forEach(hit -> scores.put(place(hit), hit.score()));
        assertThat(scores).isEqualTo(alone).isNotEmpty();
        assertThat(together.hits()).isSortedAccordingTo((left, right) -> Float.compare(right.score(), left.score()));

        List<String> walked =
                walk(TestRequest.ofAll(BOTH, "title:grid").cursor("*").limit(20));
        assertThat(walked).containsExactlyInAnyOrderElementsOf(YEARS.keySet());
    }

    @Test
    void aFieldThatOneIndexLacksHasNoValuesThere() {
        List<String> byTag = places(cluster.engine(0)
                .search(TestRequest.ofAll(BOTH, "*")
                        .descending("tag")
                        .limit(1_000)
                        .build())
                .hits());
        assertThat(byTag.subList(0, EACH)).allMatch(place -> place.startsWith("books/"));
        assertThat(byTag.subList(EACH, byTag.size())).allMatch(place -> place.startsWith("films/"));
        assertThat(walk(TestRequest.ofAll(BOTH, "*").descending("tag").limit(11)))
                .isEqualTo(byTag);
        assertThat(places(cluster.engine(0)
                        .search(TestRequest.ofAll(BOTH, "tag:a").limit(1_000).build())
                        .hits()))
                .hasSize(EACH)
                .allMatch(place -> place.startsWith("books/"));
        assertThat(places(cluster.engine(0)
                        .search(TestRequest.ofAll(BOTH, "title:film NOT tag:a")
                                .limit(1_000)
                                .build())
                        .hits()))
                .hasSize(EACH / 2)
                .allMatch(place -> place.startsWith("films/"));
    }

    @Test
    void whatCannotBeComparedOrIsNowhereIsRefused() {
        assertThatThrownBy(() -> cluster.engine(0)
                        .search(TestRequest.ofAll(BOTH, "*").ascending("price").build()))
                .isInstanceOfSatisfying(CameoGridException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_PARAMETER);
                    assertThat(e.detail()).contains("f64 in index books", "i64 in index films");
                });
        assertThatThrownBy(() -> cluster.engine(0)
                        .search(TestRequest.ofAll(BOTH, "*")
                                .ascending("nowhere")
                                .build()))
                .hasMessageContaining("unknown field");
        assertThatThrownBy(() -> cluster.engine(0)
                        .search(TestRequest.ofAll(BOTH, "nowhere:x").build()))
                .isInstanceOfSatisfying(CameoGridException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_QUERY);
                    assertThat(e.facts()).containsKey("position");
                });
        assertThatThrownBy(() -> cluster.engine(0)
                        .search(TestRequest.ofAll(List.of("books", "nothing"), "*")
                                .build()))
                .isInstanceOfSatisfying(
                        CameoGridException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INDEX_NOT_FOUND));
    }

    @Test
    void aStreamHasAllHitsOfAllIndexes() throws IOException {
        List<Hit> hits = new ArrayList<>();
        StreamSummary summary =
                cluster.engine(2).stream(TestRequest.ofAll(BOTH, "title:grid").build(), hits::add);
        assertThat(places(hits)).containsExactlyInAnyOrderElementsOf(YEARS.keySet());
        assertThat(summary.total().value()).isEqualTo(YEARS.size());
        assertThat(summary.hitsReturned()).isEqualTo(YEARS.size());
        assertThat(summary.coverage().responded()).isEqualTo(8);

        List<Hit> sorted = new ArrayList<>();
        cluster.engine(1).stream(
                TestRequest.ofAll(BOTH, "*").descending("year").offset(3).build(), sorted::add);
        SearchResult whole = cluster.engine(0)
                .search(TestRequest.ofAll(BOTH, "*")
                        .descending("year")
                        .limit(1_000)
                        .build());
        assertThat(places(sorted)).isEqualTo(places(whole.hits()).subList(3, YEARS.size()));
    }

    private static List<String> walk(TestRequest first) {
        SearchResult page = cluster.engine(0).search(first.build());
        List<String> places = places(page.hits());
        for (int node = 1; page.nextCursor().isPresent(); node++) {
            page = cluster.engine(node % 3)
                    .search(first.cursor(page.nextCursor().get()).build());
            places.addAll(places(page.hits()));
        }
        return places;
    }

    private static List<String> places(List<Hit> hits) {
        List<String> places = new ArrayList<>();
        hits.forEach(hit -> places.add(place(hit)));
        return places;
    }

    private static String place(Hit hit) {
        return hit.index().orElseThrow() + "/" + hit.id();
    }
}
