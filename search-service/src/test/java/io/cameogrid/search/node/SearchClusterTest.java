package io.cameogrid.search.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.search.Coverage;
import io.cameogrid.api.search.Hit;
import io.cameogrid.api.search.SearchResult;
import io.cameogrid.api.search.Total;
import io.cameogrid.schema.IndexName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three nodes against one node that holds the same documents. */
final class SearchClusterTest {
    private static final IndexName BOOKS = IndexName.of("books");
    private static final int MICROSHARDS = 8;
    private static final int DOCUMENTS = 400;
    private static final long SEED = 42;

    private static MemoryCluster three;
    private static MemoryCluster one;

    @BeforeAll
    static void theSameDocumentsOnThreeNodesAndOnOne(@TempDir Path directory) {
        three = new MemoryCluster(directory.resolve("three"), Books.index(MICROSHARDS), 3);
        one = new MemoryCluster(directory.resolve("one"), Books.index(MICROSHARDS), 1);
        Random random = new Random(SEED);
        for (int i = 0; i < DOCUMENTS; i++) {
            String json = Books.json(random);
            three.put("d" + i, json);
            one.put("d" + i, json);
        }
    }

    @AfterAll
    static void close() {
        three.close();
        one.close();
    }

    @BeforeEach
    void theThreeNodesShareThePartitionsAlike() {
        three.afterLook(() -> {});
        for (int partition = 0; partition < MICROSHARDS; partition++) {
            three.ownership().give(partition, MemoryCluster.id(partition % 3));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "* sort year:asc",
                "* sort year:desc",
                "title:grid sort price:desc, year:asc",
                "title:river sort tag:asc, price:desc",
                "title:river sort tag:desc",
                "year:>2000 sort id:desc",
                "* sort id:asc"
            })
    void aSortedResultDoesNotDependOnHowManyNodesHoldIt(String query) {
        List<Hit> expected = search(one, 0, ask(query).limit(10_000)).hits();
        assertThat(expected).isNotEmpty();
        for (int node = 0; node < 3; node++) {
            SearchResult result = search(three, node, ask(query).limit(10_000));
            assertThat(result.hits()).isEqualTo(expected);
            assertThat(result.coverage()).isEqualTo(new Coverage(MICROSHARDS, MICROSHARDS, List.of(), 3));
            assertThat(result.total()).isEqualTo(new Total(expected.size(), true));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"title:grid", "title:grid sort year:asc", "* sort price:desc", "title:river OR title:iron"})
    void pagesTogetherAreTheResult(String query) {
        for (MemoryCluster cluster : List.of(one, three)) {
            List<Hit> whole = search(cluster, 0, ask(query).limit(10_000)).hits();
            List<Hit> paged = new ArrayList<>();
            for (int offset = 0; offset < whole.size(); offset += 7) {
                SearchResult page = search(cluster, 0, ask(query).offset(offset).limit(7));
                assertThat(page.total().value()).isEqualTo(whole.size());
                paged.addAll(page.hits());
            }
            assertThat(paged).isEqualTo(whole);
        }
    }

    @Test
    void everyDocumentIsFoundOnceWhileOwnershipMoves() {
        for (long seed = 1; seed <= 40; seed++) {
            Random random = new Random(seed);
            three.afterLook(() -> {
                if (random.nextInt(3) > 0) {
                    three.ownership().give(random.nextInt(MICROSHARDS), MemoryCluster.id(random.nextInt(3)));
                }
            });
            SearchResult result =
                    search(three, random.nextInt(3), ask("* sort id:asc").limit(1_000));
            assertThat(result.hits()).as("seed %d", seed).hasSize(DOCUMENTS).doesNotHaveDuplicates();
            assertThat(result.total()).as("seed %d", seed).isEqualTo(new Total(DOCUMENTS, true));
            assertThat(result.coverage().responded()).as("seed %d", seed).isEqualTo(MICROSHARDS);
        }
    }

    @Test
    void aSearchByIdComesFromTheNodeThatHoldsIt() {
        for (int i = 0; i < 20; i++) {
            assertThat(search(three, 0, ask("id:d" + i)).hits())
                    .singleElement()
                    .extracting(Hit::id)
                    .isEqualTo("d" + i);
        }
    }

    @Test
    void anErrorOfTheQueryIsTheSameFromAnotherNode() {
        for (int partition = 0; partition < MICROSHARDS; partition++) {
            three.ownership().give(partition, MemoryCluster.id(1));
        }
        assertThatExceptionOfType(CameoGridException.class)
                .isThrownBy(() -> search(three, 0, ask("title:grid AND year:abc limit 3")))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_QUERY);
                    assertThat(refusal.facts()).containsEntry("position", 20);
                });
    }

    @Test
    void aPartitionWithoutOwnerIsNamedOrLeftOut() {
        three.ownership().orphan(6);
        assertThatExceptionOfType(CameoGridException.class)
                .isThrownBy(() -> search(three, 0, ask("*")))
                .extracting(CameoGridException::code)
                .isEqualTo(ErrorCode.PARTITION_UNAVAILABLE);
        SearchResult partial = search(three, 0, ask("*").allowPartial());
        assertThat(partial.coverage().failed()).containsExactly(new Coverage.Failure(6, "no node holds it"));
        assertThat(partial.total().value()).isLessThan(DOCUMENTS);
    }

    private static TestRequest ask(String query) {
        return TestRequest.of(BOOKS, query);
    }

    private static SearchResult search(MemoryCluster cluster, int node, TestRequest request) {
        return cluster.engine(node).search(request.build());
    }
}
