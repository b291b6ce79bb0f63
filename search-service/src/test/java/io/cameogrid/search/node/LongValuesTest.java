package io.cameogrid.search.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.search.Hit;
import io.cameogrid.api.search.SearchRequest;
import io.cameogrid.api.search.SearchResult;
import io.cameogrid.schema.IndexName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values of any length are in order over three nodes, and are gone through with cursors of a bounded size. */
final class LongValuesTest {
    private static final IndexName BOOKS = IndexName.of("books");
    private static final int DOCUMENTS = 60;
    private static final long SEED = 911;

    /** How many bytes all tags have in common: no cursor has room for so much. */
    private static final int SHARED = 70_000;

    private static final int LONGEST_CURSOR = 64 << 10;

    private MemoryCluster cluster;

    @BeforeEach
    void start(@TempDir Path directory) {
        cluster = new MemoryCluster(directory, Books.index(4), 3);
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void pagesTogetherAreTheWholeOrder() throws IOException {
        fill(SHARED);
        for (TestRequest order : List.of(
                TestRequest.of(BOOKS, "*").ascending("tag"),
                TestRequest.of(BOOKS, "*").descending("tag"),
                TestRequest.of(BOOKS, "*").ascending("year").ascending("tag"))) {
            List<String> whole = ids(cluster.engine(0).search(order.limit(1_000).build()));
            assertThat(whole).hasSize(DOCUMENTS);
            for (int size : new int[] {1, 7, 59}) {
                assertThat(walk(order.limit(size).build()))
                        .as("pages of %d", size)
                        .isEqualTo(whole);
            }
            List<String> streamed = new ArrayList<>();
            cluster.engine(1).stream(order.limit(1_000).build(), hit -> streamed.add(hit.id()));
            assertThat(streamed).isEqualTo(whole);
        }
        List<String> byTag = ids(cluster.engine(2)
                .search(TestRequest.of(BOOKS, "*")
                        .ascending("tag")
                        .limit(DOCUMENTS)
                        .build()));
        assertThat(byTag)
                .isEqualTo(IntStream.range(0, DOCUMENTS)
                        .mapToObj(LongValuesTest::id)
                        .toList());
    }

    @Test
    void aPageGoesOnBehindADocumentThatIsGoneIfTheCursorHasItsValue() {
        fill(20_000);
        assertThat(behindRemoved()).isEqualTo(id(10));
    }

    @Test
    void aPlaceThatIsNowhereAnyMoreIsRefused() {
        fill(SHARED);
        assertThatThrownBy(this::behindRemoved).isInstanceOfSatisfying(CameoGridException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CURSOR);
            assertThat(e.detail()).contains("has been changed or deleted").contains("begin again");
        });
    }

    @Test
    void documentsOfOneIdAreToldApart() {
        String tag = "x".repeat(SHARED);
        for (int i = 0; i < 9; i++) {
            cluster.put(DocumentKey.of("a \"quoted\" \\ id", "route" + i), json(tag, 1, i));
        }
        SearchRequest first =
                TestRequest.of(BOOKS, "*").ascending("tag").limit(2).build();
        List<String> walked = walk(first);
        assertThat(walked).hasSize(9);
    }

    private String behindRemoved() {
        SearchRequest first =
                TestRequest.of(BOOKS, "*").ascending("tag").limit(10).build();
        String cursor = cluster.engine(0).search(first).nextCursor().orElseThrow();
        assertThat(cursor.length()).isLessThan(LONGEST_CURSOR);
        cluster.remove(id(9));
        return ids(cluster.engine(1).search(first.from(cursor))).getFirst();
    }

    private void fill(int shared) {
        Random random = new Random(SEED);
        for (int i = 0; i < DOCUMENTS; i++) {
            cluster.put(id(i), json("x".repeat(shared), random.nextInt(3), i));
        }
    }

    private static String json(String shared, int year, int number) {
        return String.format("{\"year\":%d,\"tag\":\"%s%03d\"}", year, shared, number);
    }

    /** Not in the order of the tags. */
    private static String id(int number) {
        return "d" + number * 37 % 100 + "-" + number;
    }

    /** The ids of all pages, each page asked of another node. */
    private List<String> walk(SearchRequest first) {
        SearchResult page = cluster.engine(0).search(first);
        List<String> ids = new ArrayList<>(ids(page));
        for (int node = 1; page.nextCursor().isPresent(); node++) {
            String cursor = page.nextCursor().get();
            assertThat(cursor.length()).isLessThan(LONGEST_CURSOR);
            page = cluster.engine(node % 3).search(first.from(cursor));
            ids.addAll(ids(page));
        }
        return ids;
    }

    private static List<String> ids(SearchResult result) {
        return result.hits().stream().map(Hit::id).toList();
    }
}
