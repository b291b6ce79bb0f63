package io.cameogrid.search.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.search.Annotations;
import io.cameogrid.api.search.SortKey;
import io.cameogrid.schema.IndexName;
import io.cameogrid.search.merge.HitOrder;
import io.cameogrid.search.port.LeafHit;
import io.cameogrid.search.port.LeafRequest;
import io.cameogrid.search.port.SortPosition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results that are gone through hit by hit, each search going on behind the hit of the one before. */
final class SearchAfterTest {
    private static final IndexName BOOKS = IndexName.of("books");
    private static final int DOCUMENTS = 120;
    /** Ids that are hard to keep apart and in order, by themselves and before a routing key. */
    private static final List<String> ODD = List.of("\0", "a\0", "a\0b", "é", "\uFF61", "\uD83D\uDE00", "z", "z\0");

    private static MemoryCluster cluster;

    @BeforeAll
    static void start(@TempDir Path directory) {
        cluster = new MemoryCluster(directory, Books.index(8), 1);
        Random random = new Random(3);
        for (int i = 0; i < DOCUMENTS; i++) {
            cluster.put("d" + i, Books.json(random));
        }
        for (int i = 0; i < ODD.size(); i++) {
            cluster.put(DocumentKey.of(ODD.get(i), "r" + i), "{\"title\":\"odd\",\"tag\":\"\uFF61\"}");
            cluster.put(DocumentKey.of(ODD.get(i)), "{\"title\":\"odd\",\"year\":2000}");
        }
    }

    @AfterAll
    static void close() {
        cluster.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "tag", "year", "price"})
    void everyHitComesOnceAndInOrder(String field) {
        for (boolean ascending : new boolean[] {true, false}) {
            List<SortKey> sort = List.of(new SortKey(field, ascending));
            List<LeafHit> whole = leaf(sort, Optional.empty(), 1_000);
            List<LeafHit> oneByOne = new ArrayList<>();
            Optional<SortPosition> after = Optional.empty();
            for (List<LeafHit> page = leaf(sort, after, 1); !page.isEmpty(); page = leaf(sort, after, 1)) {
                oneByOne.addAll(page);
                after = Optional.of(page.getFirst().position());
                assertThat(oneByOne).hasSizeLessThanOrEqualTo(whole.size());
            }
            assertThat(oneByOne).hasSize(DOCUMENTS + 2 * ODD.size()).isEqualTo(whole);
            assertThat(oneByOne).isSortedAccordingTo(HitOrder.of(sort));
        }
    }

    private List<LeafHit> leaf(List<SortKey> sort, Optional<SortPosition> after, int limit) {
        LeafRequest request = new LeafRequest(
                BOOKS,
                cluster.index().incarnation(),
                "*",
                false,
                List.of(0, 1, 2, 3, 4, 5, 6, 7),
                sort,
                after,
                0,
                limit,
                List.of(),
                false,
                Duration.ofSeconds(30).toNanos(),
                Optional.empty(),
                Annotations.NONE);
        return cluster.node(0).leafSearch().search(request).hits();
    }
}
