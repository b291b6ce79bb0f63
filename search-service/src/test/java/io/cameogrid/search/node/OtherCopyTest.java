package io.cameogrid.search.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.search.Hit;
import io.cameogrid.api.search.SearchResult;
import io.cameogrid.api.search.StreamSummary;
import io.cameogrid.schema.IndexName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A microshard that cannot be searched on its primary node is searched where another copy of the partition is. */
final class OtherCopyTest {
    private static final IndexName BOOKS = IndexName.of("books");
    private static final int MICROSHARDS = 4;
    private static final int DOCUMENTS = 200;

    private MemoryCluster cluster;

    @BeforeEach
    void theFirstNodeIsPrimaryOfAll(@TempDir Path directory) {
        cluster = new MemoryCluster(directory, Books.index(MICROSHARDS), 3);
        Random random = new Random(1);
        for (int i = 0; i < DOCUMENTS; i++) {
            cluster.put("d" + i, Books.json(random));
        }
        for (int partition = 0; partition < MICROSHARDS; partition++) {
            cluster.ownership().give(partition, MemoryCluster.id(0));
        }
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void anotherCopyAnswers() {
        List<Hit> whole = search(1, "title:grid sort id:asc").hits();
        lose(2, 0);
        cluster.ownership().copy(2, MemoryCluster.id(1));
        for (int node = 0; node < 3; node++) {
            SearchResult result = search(node, "title:grid sort id:asc");
            assertThat(result.hits()).isEqualTo(whole);
            assertThat(result.coverage().responded()).isEqualTo(MICROSHARDS);
            assertThat(search(node, "title:grid limit 5 offset 3").hits()).hasSize(5);
        }
    }

    @Test
    void theNextCopyAnswersWhenSeveralCannot() {
        lose(2, 0);
        lose(2, 1);
        cluster.ownership().copy(2, MemoryCluster.id(1), MemoryCluster.id(2));
        assertThat(search(0, "*").total().value()).isEqualTo(DOCUMENTS);
    }

    @Test
    void aCopyThatCannotBeReachedDoesNotKeepTheNextFromBeingAsked() {
        List<Hit> whole = search(0, "title:grid").hits();
        cluster.ownership().copy(2, MemoryCluster.id(1), MemoryCluster.id(2));
        lose(2, 0);
        cluster.peers().cutOff(MemoryCluster.id(1));
        assertThat(search(0, "title:grid").hits()).isEqualTo(whole);
    }

    @Test
    void aPrimaryThatCannotBeReachedIsStoodInForByAnotherCopy() {
        List<Hit> whole = search(1, "title:grid").hits();
        for (int partition = 0; partition < MICROSHARDS; partition++) {
            cluster.ownership().copy(partition, MemoryCluster.id(2), MemoryCluster.id(1));
        }
        cluster.peers().cutOff(MemoryCluster.id(0));
        assertThat(search(1, "title:grid").hits()).isEqualTo(whole);
        assertThat(search(1, "title:grid sort id:asc limit 5 offset 3").hits()).hasSize(5);
        cluster.peers().cutOff(MemoryCluster.id(2));
        assertThat(search(1, "title:grid").hits()).isEqualTo(whole);
    }

    @Test
    void aCopyThatIsNotCompleteDoesNotKeepTheSearchWaiting() {
        lose(2, 0);
        assertThatExceptionOfType(CameoGridException.class)
                .isThrownBy(() -> search(1, "*"))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.PARTITION_UNAVAILABLE);
                    assertThat(refusal.facts()).containsEntry("partitions", List.of(2));
                    assertThat(refusal.detail()).contains("not here");
                });
    }

    @Test
    void aStreamHasEveryDocumentOnce() throws IOException {
        lose(1, 0);
        lose(3, 0);
        cluster.ownership().copy(1, MemoryCluster.id(2));
        cluster.ownership().copy(3, MemoryCluster.id(1));
        for (int node = 0; node < 3; node++) {
            List<String> ids = new ArrayList<>();
            StreamSummary summary =
                    cluster.engine(node).stream(TestRequest.of(BOOKS, "*").build(), hit -> ids.add(hit.id()));
            assertThat(ids).hasSize(DOCUMENTS).doesNotHaveDuplicates();
            assertThat(summary.coverage().failed()).isEmpty();
        }
    }

    private void lose(int partition, int node) {
        cluster.node(node).microshards().drop(cluster.microshard(partition));
    }

    private SearchResult search(int node, String query) {
        return cluster.engine(node).search(TestRequest.of(BOOKS, query).build());
    }
}
