package io.cameogrid.search.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.search.Hit;
import io.cameogrid.api.search.SearchRequest;
import io.cameogrid.api.search.SearchResult;
import io.cameogrid.api.search.SortKey;
import io.cameogrid.api.search.SortKey.Missing;
import io.cameogrid.api.search.SortKey.Mode;
import io.cameogrid.schema.IndexName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Results that are gone through with cursors, on three nodes, while others write. */
final class CursorTest {
    private static final IndexName BOOKS = IndexName.of("books");
    private static final int STILL = 240;
    private static final int WRITES_PER_PAGE = 20;
    private static final long SEED = 910;

    /** What others are still to write. */
    private final Semaphore due = new Semaphore(0);

    private MemoryCluster cluster;

    @BeforeEach
    void start(@TempDir Path directory) {
        cluster = new MemoryCluster(directory, Books.index(4), 3);
        Random random = new Random(SEED);
        for (int i = 0; i < STILL; i++) {
            cluster.put("still" + i, Books.json(random));
        }
        for (int i = 0; i < STILL / 4; i++) {
            cluster.put("moving" + i, Books.json(random));
        }
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    static Stream<List<SortKey>> orders() {
        return Stream.of(
                List.of(new SortKey("id", false)),
                List.of(new SortKey("year", true), new SortKey("price", false)),
                List.of(new SortKey("tag", false)),
                List.of(
                        new SortKey("tag", true, Missing.FIRST, Mode.MAX, Optional.empty()),
                        new SortKey("year", false, new Missing.Value("2001"), Mode.AVG, Optional.empty())),
                List.of(new SortKey("price", true, new Missing.Value("17.5"), Mode.NATURAL, Optional.empty())));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void pagesTogetherAreTheWholeList(List<SortKey> sort) {
        SortKey[] keys = sort.toArray(SortKey[]::new);
        List<String> whole = ids(cluster.engine(0)
                .search(TestRequest.of(BOOKS, "*").sort(keys).limit(1_000).build())
                .hits());
        for (int size : new int[] {3, 50, 1_000}) {
            SearchRequest first =
                    TestRequest.of(BOOKS, "*").sort(keys).limit(size).build();
            assertThat(walk(first)).as("pages of %d", size).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @MethodSource("orders")
    void aDocumentThatNobodyTouchesComesOnceWhateverOthersDo(List<SortKey> sort) throws InterruptedException {
        SortKey[] keys = sort.toArray(SortKey[]::new);
        SearchRequest first = TestRequest.of(BOOKS, "*").sort(keys).limit(23).build();
        List<String> expected = still(walk(first));
        whileOthersWrite(() -> {
            List<String> seen = walk(first);
            assertThat(still(seen)).isEqualTo(expected);
        });
    }

    /** All pages are ranked by the statistics of the first, so that what others write moves nobody else. */
    @Test
    void relevanceIsGoneThroughAsItWasWhenTheFirstPageWasAskedFor() throws InterruptedException {
        SearchRequest first = TestRequest.of(BOOKS, "title:(grid OR river OR stone~)")
                .cursor(SearchRequest.FIRST_PAGE)
                .limit(6)
                .build();
        List<String> matching = walk(first);
        assertThat(matching).hasSizeGreaterThan(100).doesNotHaveDuplicates();
        whileOthersWrite(() -> {
            List<String> seen = walk(first);
            assertThat(still(seen)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(still(matching));
        });
    }

    @Test
    void relevanceNeedsToBeAskedForACursor() {
        SearchRequest plain = TestRequest.of(BOOKS, "title:grid").limit(3).build();
        assertThat(cluster.engine(0).search(plain).nextCursor()).isEmpty();
        SearchResult first = cluster.engine(0).search(plain.from(SearchRequest.FIRST_PAGE));
        assertThat(first.nextCursor()).isPresent();
        assertThat(scores(first)).isSortedAccordingTo((left, right) -> Float.compare(right, left));
    }

    @ParameterizedTest
    @ValueSource(strings = {"title:grid", "year:[1995 TO 2000]", "id:still7", "title:nothinghasthis"})
    void theLastPageHasNoCursor(String query) {
        SearchRequest all =
                TestRequest.of(BOOKS, query).ascending("id").limit(1_000).build();
        SearchResult whole = cluster.engine(1).search(all);
        assertThat(whole.nextCursor()).isEmpty();
        int matches = whole.hits().size();
        if (matches > 0) {
            SearchRequest exact =
                    TestRequest.of(BOOKS, query).ascending("id").limit(matches).build();
            assertThat(cluster.engine(1).search(exact).nextCursor()).isEmpty();
            assertThat(cluster.engine(1).search(exact.from("*")).nextCursor()).isEmpty();
        }
        if (matches > 1) {
            SearchRequest short1 = TestRequest.of(BOOKS, query)
                    .ascending("id")
                    .limit(matches - 1)
                    .build();
            String cursor = cluster.engine(1).search(short1).nextCursor().orElseThrow();
            SearchResult last = cluster.engine(2).search(short1.from(cursor));
            assertThat(last.hits()).hasSize(1);
            assertThat(last.total().value()).isEqualTo(matches);
            assertThat(last.nextCursor()).isEmpty();
        }
    }

    @Test
    void aCursorGoesOnBehindAnOffsetAndWithOtherFieldsAndLimits() {
        TestRequest order = TestRequest.of(BOOKS, "*").ascending("year").ascending("price");
        List<String> whole =
                ids(cluster.engine(0).search(order.limit(1_000).build()).hits());
        SearchResult first = cluster.engine(0).search(order.offset(20).limit(5).build());
        SearchRequest next = TestRequest.of(BOOKS, "*")
                .ascending("year")
                .ascending("price")
                .limit(11)
                .fields("nothing")
                .cursor(first.nextCursor().orElseThrow())
                .build();
        assertThat(ids(cluster.engine(1).search(next).hits())).isEqualTo(whole.subList(25, 36));
    }

    @Test
    void aForgedCursorIsRefused() {
        SearchRequest request =
                TestRequest.of(BOOKS, "*").ascending("id").limit(3).build();
        String good = cluster.engine(0).search(request).nextCursor().orElseThrow();
        assertThat(cluster.engine(0).search(request.from(good)).hits()).hasSize(3);
        byte[] bytes = Base64.getUrlDecoder().decode(good);
        for (int i = 0; i < bytes.length; i++) {
            byte[] forged = bytes.clone();
            forged[i] ^= 1;
            refused(request.from(Base64.getUrlEncoder().withoutPadding().encodeToString(forged)), "no cursor");
        }
        for (String other : List.of("", "x", "**", "ü", good + "A", good.substring(1), "A".repeat(100_000), "\0")) {
            refused(request.from(other), "no cursor");
        }
    }

    @Test
    void aCursorOfAnotherSearchIsRefused() {
        TestRequest order = TestRequest.of(BOOKS, "title:grid").ascending("year");
        String cursor =
                cluster.engine(0).search(order.limit(3).build()).nextCursor().orElseThrow();
        refused(
                TestRequest.of(BOOKS, "title:river")
                        .ascending("year")
                        .cursor(cursor)
                        .build(),
                "another search");
        refused(
                TestRequest.of(BOOKS, "title:grid")
                        .descending("year")
                        .cursor(cursor)
                        .build(),
                "another search");
        refused(
                TestRequest.of(BOOKS, "title:grid")
                        .ascending("price")
                        .cursor(cursor)
                        .build(),
                "another search");
        refused(TestRequest.of(BOOKS, "title:grid").cursor(cursor).build(), "another search");
        refused(
                TestRequest.of(BOOKS, "title:grid")
                        .sort(new SortKey("year", true, Missing.FIRST, Mode.NATURAL, Optional.empty()))
                        .cursor(cursor)
                        .build(),
                "another search");
        refused(
                TestRequest.of(BOOKS, "title:grid")
                        .ascending("year")
                        .routingKey("r")
                        .cursor(cursor)
                        .build(),
                "another search");
    }

    @Test
    void aCursorAndAnOffsetExcludeEachOther() {
        assertThatThrownBy(() -> cluster.engine(0)
                        .search(TestRequest.of(BOOKS, "*").offset(0).cursor("*").build()))
                .hasMessageContaining("a cursor or at an offset");
        assertThatThrownBy(() -> cluster.engine(0)
                        .search(TestRequest.of(BOOKS, "* offset 3").cursor("*").build()))
                .hasMessageContaining("a cursor or at an offset");
        assertThatThrownBy(() -> cluster.engine(0)
                        .search(TestRequest.of(BOOKS, "*").limit(0).cursor("*").build()))
                .hasMessageContaining("a limit of at least 1");
        assertThatThrownBy(() -> cluster.engine(0).stream(
                        TestRequest.of(BOOKS, "*").cursor("*").build(), hit -> {}))
                .hasMessageContaining("takes no cursor");
    }

    private void refused(SearchRequest request, String reason) {
        assertThatThrownBy(() -> cluster.engine(0).search(request))
                .isInstanceOfSatisfying(CameoGridException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CURSOR);
                    assertThat(e.detail()).contains(reason);
                });
    }

    /** The ids of all pages, each page asked of another node. */
    private List<String> walk(SearchRequest first) {
        List<String> ids = new ArrayList<>();
        due.release(WRITES_PER_PAGE);
        SearchResult page = cluster.engine(0).search(first);
        ids.addAll(ids(page.hits()));
        for (int node = 1; page.nextCursor().isPresent(); node++) {
            page = cluster.engine(node % 3).search(first.from(page.nextCursor().get()));
            ids.addAll(ids(page.hits()));
        }
        return ids;
    }

    /** Some writes for each page, at the same time as it is searched. */
    private void whileOthersWrite(Runnable reading) throws InterruptedException {
        AtomicReference<RuntimeException> failure = new AtomicReference<>();
        Thread writer = Thread.ofPlatform().start(() -> {
            Random random = new Random(SEED + 1);
            try {
                while (true) {
                    due.acquire();
                    write(random);
                }
            } catch (InterruptedException e) {
                // The reading is over.
            } catch (RuntimeException e) {
                failure.set(e);
            }
        });
        try {
            for (int round = 0; round < 2; round++) {
                reading.run();
            }
        } finally {
            writer.interrupt();
            writer.join();
        }
        assertThat(failure.get()).isNull();
    }

    private void write(Random random) {
        String id = "moving" + random.nextInt(STILL / 2);
        if (random.nextInt(3) == 0) {
            cluster.remove(id);
        } else {
            cluster.put(id, Books.json(random));
        }
    }

    private static List<String> still(List<String> ids) {
        return ids.stream().filter(id -> id.startsWith("still")).toList();
    }

    private static List<Float> scores(SearchResult result) {
        return result.hits().stream().map(Hit::score).toList();
    }

    private static List<String> ids(List<Hit> hits) {
        return hits.stream().map(Hit::id).toList();
    }
}
