package io.cameogrid.search.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.api.search.Hit;
import io.cameogrid.api.search.SearchRequest;
import io.cameogrid.api.search.SearchResult;
import io.cameogrid.api.search.Total;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.IndexName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents that change between the moment the index is read and the moment they are fetched. */
final class ChangingDocumentsTest {
    private static final IndexName BOOKS = IndexName.of("books");
    private static final int DOCUMENTS = 40;

    @TempDir
    private Path directory;

    private MemoryCluster cluster;
    private Runnable meanwhile = () -> {};
    private int rounds;
    private boolean changing;

    @BeforeEach
    void start() {
        cluster = new MemoryCluster(
                directory,
                TestIndex.of("books", 4, Map.of("title", FieldType.TEXT, "n", FieldType.I64)),
                1,
                rows -> new WatchedRowSource(rows, key -> change()));
        for (int i = 0; i < DOCUMENTS; i++) {
            cluster.put("d" + i, json("grid", i));
        }
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    /** Runs the change before a row is read, as often as was asked for; changes do not set off changes. */
    private void change() {
        if (rounds > 0 && !changing) {
            changing = true;
            rounds--;
            meanwhile.run();
            changing = false;
        }
    }

    private void meanwhile(int times, Runnable action) {
        rounds = times;
        meanwhile = action;
    }

    @Test
    void aDocumentThatGoesMakesRoomForTheNext() {
        meanwhile(1, () -> cluster.remove("d3"));
        SearchResult result = sorted(10);
        assertThat(ids(result)).containsExactly("d0", "d1", "d2", "d4", "d5", "d6", "d7", "d8", "d9", "d10");
        assertThat(result.total()).isEqualTo(new Total(DOCUMENTS - 1, true));
    }

    @Test
    void aDocumentThatMatchesNoMoreIsNotShown() {
        meanwhile(1, () -> cluster.put("d3", json("other", 3)));
        assertThat(ids(sorted(5))).containsExactly("d0", "d1", "d2", "d4", "d5");
    }

    @Test
    void aDocumentThatIsDeletedAndMadeAnewIsNotTakenForTheOneBefore() {
        cluster.remove("d3");
        cluster.put("d3", json("grid", 3));
        meanwhile(1, () -> {
            cluster.remove("d3");
            cluster.put("d3", json("other", 3));
        });
        assertThat(ids(sorted(5))).containsExactly("d0", "d1", "d2", "d4", "d5");
    }

    @Test
    void aDocumentThatMovesIsShownInItsNewPlaceWithItsNewContent() {
        meanwhile(1, () -> cluster.put("d2", json("grid", -1)));
        SearchResult result = sorted(3);
        assertThat(ids(result)).containsExactly("d2", "d0", "d1");
        assertThat(result.hits().getFirst().source()).hasToString(json("grid", -1));
    }

    @Test
    void aDocumentThatChangesInEveryRoundIsJudgedAsItIs() {
        List<Integer> versions = new ArrayList<>();
        meanwhile(1_000, () -> {
            versions.add(versions.size());
            cluster.put("d3", json("grid changed" + versions.size(), 3));
        });
        SearchResult result = sorted(5);
        assertThat(ids(result)).containsExactly("d0", "d1", "d2", "d3", "d4");
        assertThat(result.hits().get(3).source().toString()).contains("grid changed");
        assertThat(result.total()).isEqualTo(new Total(DOCUMENTS, true));
    }

    @Test
    void aDocumentThatMovesBehindThePageInTheLastRoundMakesRoomForTheNext() {
        Iterator<Integer> moving = List.of(3, 4, 5).iterator();
        meanwhile(3, () -> cluster.put("d" + moving.next(), json("grid", 1_000)));
        SearchResult result = sorted(5);
        assertThat(ids(result)).containsExactly("d0", "d1", "d2", "d6", "d7");
        assertThat(result.total()).isEqualTo(new Total(DOCUMENTS, true));
    }

    /** Else the page behind it would go back by it. */
    @Test
    void aDocumentThatMovesBeforeThePageInTheLastRoundIsNotOfThisPage() {
        SearchRequest first =
                TestRequest.of(BOOKS, "title:grid").ascending("n").limit(5).build();
        String cursor = cluster.engine(0).search(first).nextCursor().orElseThrow();
        Iterator<Integer> moving = List.of(5, 6, 7).iterator();
        meanwhile(3, () -> cluster.put("d" + moving.next(), json("grid", -1)));
        SearchResult second = cluster.engine(0).search(first.from(cursor));
        assertThat(moving).isExhausted();
        assertThat(ids(second)).containsExactly("d8", "d9", "d10", "d11", "d12");
    }

    @Test
    void aDocumentThatComesAndGoesMatchingIsNeverShownWhenItDoesNotMatch() {
        Random random = new Random(5);
        for (int search = 0; search < 10; search++) {
            meanwhile(1_000, () -> {
                int number = random.nextInt(DOCUMENTS);
                if (random.nextInt(3) == 0) {
                    cluster.remove("d" + number);
                } else {
                    cluster.put("d" + number, json(random.nextBoolean() ? "grid" : "other", number));
                }
            });
            SearchResult result = sorted(10);
            rounds = 0;
            assertThat(result.hits())
                    .as("search %d", search)
                    .hasSize(10)
                    .allSatisfy(hit -> assertThat(hit.source().toString()).contains("grid"));
            assertThat(result.hits())
                    .as("search %d", search)
                    .isSortedAccordingTo((one, other) -> Integer.compare(number(one), number(other)))
                    .doesNotHaveDuplicates();
            refill();
        }
    }

    @Test
    void aPageIsFullEvenIfAllItsDocumentsGo() {
        int[] gone = {0};
        meanwhile(1_000, () -> {
            if (gone[0] < 30) {
                cluster.remove("d" + gone[0]++);
            }
        });
        SearchResult result = sorted(10);
        assertThat(result.hits()).hasSize(10).isSortedAccordingTo((a, b) -> Integer.compare(number(a), number(b)));
    }

    @Test
    void aSortedStreamMissesNoUnchangedDocument() throws IOException {
        List<Hit> hits = new ArrayList<>();
        Random random = new Random(11);
        meanwhile(1_000, () -> cluster.put("d" + 2 * random.nextInt(DOCUMENTS / 2), json("grid", random.nextInt(99))));
        cluster.engine(0).stream(
                TestRequest.of(BOOKS, "title:grid").ascending("n").build(), hits::add);
        assertThat(hits.stream().map(Hit::id).filter(id -> Integer.parseInt(id.substring(1)) % 2 == 1))
                .hasSize(DOCUMENTS / 2)
                .doesNotHaveDuplicates();
    }

    private void refill() {
        for (int i = 0; i < DOCUMENTS; i++) {
            cluster.put("d" + i, json("grid", i));
        }
    }

    private SearchResult sorted(int limit) {
        return cluster.engine(0)
                .search(TestRequest.of(BOOKS, "title:grid")
                        .ascending("n")
                        .limit(limit)
                        .build());
    }

    private static String json(String title, int n) {
        return "{\"title\":\"" + title + "\",\"n\":" + n + "}";
    }

    private static List<String> ids(SearchResult result) {
        return result.hits().stream().map(Hit::id).toList();
    }

    private static int number(Hit hit) {
        return Integer.parseInt(hit.id().substring(1));
    }
}
