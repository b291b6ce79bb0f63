package io.cameogrid.search.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.search.Coverage;
import io.cameogrid.api.search.Hit;
import io.cameogrid.api.search.SearchRequest;
import io.cameogrid.api.search.SearchResult;
import io.cameogrid.api.search.Total;
import io.cameogrid.schema.IndexName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches of one node, from the request to the hits. */
final class SearchNodeTest {
    private static final IndexName BOOKS = IndexName.of("books");

    @TempDir
    private Path directory;

    private MemoryCluster cluster;

    @BeforeEach
    void threeBooks() {
        cluster = new MemoryCluster(directory, Books.index(8), 1);
        cluster.put("a", "{\"title\":\"iron river\",\"year\":1999,\"tag\":\"x\"}");
        cluster.put("b", "{\"title\":\"river of light\",\"year\":2001,\"price\":9.5}");
        cluster.put("c", "{\"title\":\"winter\",\"year\":2000}");
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void findsWhatWasPutBefore() {
        SearchResult result = search(ask("title:river"));
        assertThat(ids(result)).containsExactlyInAnyOrder("a", "b");
        assertThat(result.total()).isEqualTo(new Total(2, true));
        assertThat(result.limit()).isEqualTo(10);
        assertThat(result.offset()).isZero();
        assertThat(result.coverage()).isEqualTo(new Coverage(8, 8, List.of(), 1));
        assertThat(result.hits()).allSatisfy(hit -> assertThat(hit.score()).isPositive());
    }

    @Test
    void documentsComeAsTheyWereWritten() {
        cluster.put("d", "{ \"title\" : \"glass\" , \"extra\":[1,2] }");
        assertThat(search(ask("glass")).hits())
                .singleElement()
                .satisfies(hit -> assertThat(hit.source()).hasToString("{ \"title\" : \"glass\" , \"extra\":[1,2] }"));
    }

    @Test
    void aProjectionLeavesWhatWasAskedFor() {
        assertThat(search(ask("winter").fields("year", "nothing")).hits())
                .singleElement()
                .satisfies(hit -> assertThat(hit.source()).hasToString("{\"year\":2000}"));
    }

    @Test
    void aReplacedDocumentIsFoundByItsNewContentOnly() {
        cluster.put("c", "{\"title\":\"summer\"}");
        assertThat(ids(search(ask("winter")))).isEmpty();
        assertThat(ids(search(ask("summer")))).containsExactly("c");
    }

    @Test
    void aRemovedDocumentIsNotFound() {
        cluster.remove("c");
        assertThat(search(ask("winter")).total()).isEqualTo(new Total(0, true));
    }

    @Test
    void tailClausesCountAndTheRequestOverridesThem() {
        String query = "title:river OR winter return title limit 2 offset 1 sort year:desc";
        SearchResult tail = search(ask(query));
        assertThat(ids(tail)).containsExactly("c", "a");
        assertThat(tail.limit()).isEqualTo(2);
        assertThat(tail.offset()).isEqualTo(1);
        assertThat(tail.hits().getFirst().source()).hasToString("{\"title\":\"winter\"}");

        SearchResult overridden =
                search(ask(query).limit(1).offset(0).ascending("year").fields("year"));
        assertThat(ids(overridden)).containsExactly("a");
        assertThat(overridden.hits().getFirst().source()).hasToString("{\"year\":1999}");
    }

    @Test
    void limitZeroOnlyCounts() {
        SearchResult result = search(ask("river").limit(0));
        assertThat(result.hits()).isEmpty();
        assertThat(result.total()).isEqualTo(new Total(2, true));
    }

    @Test
    void hitsOfAFieldOrderScoreOne() {
        assertThat(search(ask("river").ascending("year")).hits())
                .extracting(Hit::score)
                .containsOnly(1f);
    }

    @Test
    void relevanceCanBeASortKeyAmongOthers() {
        SearchResult relevance = search(ask("river"));
        SearchResult sorted = search(ask("river").descending("_score").ascending("year"));
        assertThat(sorted.hits()).isEqualTo(relevance.hits());
    }

    @Test
    void aRoutingKeyRestrictsTheSearchToItsMicroshard() {
        cluster.put(DocumentKey.of("r1", "group"), "{\"title\":\"grouped\"}");
        cluster.put(DocumentKey.of("r2", "group"), "{\"title\":\"grouped\"}");
        SearchResult result = search(ask("grouped").routingKey("group"));
        assertThat(ids(result)).containsExactlyInAnyOrder("r1", "r2");
        assertThat(result.coverage()).isEqualTo(new Coverage(1, 1, List.of(), 1));
    }

    @Test
    void anIdAloneIsReadFromTheStore() {
        SearchResult result = search(ask("id:a").fields("year"));
        assertThat(result.hits()).singleElement().satisfies(hit -> {
            assertThat(hit.id()).isEqualTo("a");
            assertThat(hit.source()).hasToString("{\"year\":1999}");
        });
        assertThat(result.total()).isEqualTo(new Total(1, true));
        assertThat(search(ask("id:a").limit(0)).total()).isEqualTo(new Total(1, true));
        assertThat(search(ask("id:a").offset(1)).hits()).isEmpty();
        assertThat(search(ask("id:nobody")).total()).isEqualTo(new Total(0, true));
    }

    @Test
    void anIdIsReadWhileItsMicroshardCannotBeSearched() {
        cluster.node(0).microshards().drop(cluster.microshard(cluster.partition("a")));
        assertThat(ids(search(ask("id:a")))).containsExactly("a");
        assertRefused(ErrorCode.PARTITION_UNAVAILABLE, ask("river"));
    }

    @Test
    void anIdOfADocumentThatIsRoutedBySomethingElseIsFoundToo() {
        cluster.put(DocumentKey.of("r1", "group"), "{\"title\":\"grouped\"}");
        assertThat(ids(search(ask("id:r1")))).containsExactly("r1");
        assertThat(ids(search(ask("id:r1").routingKey("group")))).containsExactly("r1");
    }

    @Test
    void whatCannotBeAnIdIsNotFound() {
        assertThat(search(ask("id:" + "x".repeat(600))).total()).isEqualTo(new Total(0, true));
        assertThat(search(ask("id:..")).total()).isEqualTo(new Total(0, true));
    }

    @Test
    void aTotalThatNeedNotBeExactSaysSo() {
        for (int i = 0; i < 20_000; i++) {
            cluster.put("n" + i, "{\"title\":\"" + "common ".repeat(1 + i % 7) + "\"}");
        }
        assertThat(search(ask("common")).total()).isEqualTo(new Total(20_000, true));
        Total loose = search(ask("common").withoutTotal()).total();
        assertThat(loose.exact()).isFalse();
        assertThat(loose.value()).isBetween(1_000L, 20_000L);
    }

    @Test
    void totalsStayExactOverReplacedAndRemovedDocuments() {
        for (int i = 0; i < 600; i++) {
            cluster.put("n" + i, "{\"title\":\"common " + (i % 2 == 0 ? "even" : "odd") + "\",\"year\":" + i + "}");
        }
        search(ask("common"));
        for (int i = 0; i < 300; i++) {
            cluster.remove("n" + i);
        }
        for (String query :
                List.of("common", "even OR odd", "common AND (even OR odd)", "\"common even\" OR odd", "year:>=0")) {
            long known = query.equals("year:>=0") ? 303 : 300;
            assertThat(search(ask(query)).total()).as(query).isEqualTo(new Total(known, true));
            assertThat(search(ask(query).limit(0)).total()).as(query).isEqualTo(new Total(known, true));
            assertThat(search(ask(query).descending("year")).total()).as(query).isEqualTo(new Total(known, true));
        }
    }

    @Test
    void totalsAreExactWhenMoreMatchThanIsWorthRanking() {
        for (int i = 0; i < 9_000; i++) {
            cluster.put("n" + i, "{\"title\":\"common " + (i % 2 == 0 ? "even" : "odd") + "\",\"year\":" + i + "}");
        }
        for (int removed = 0; removed < 2; removed++) {
            for (String query : List.of("common", "even OR odd", "year:>=0 AND common")) {
                Total total = new Total(9_000 - removed, true);
                assertThat(search(ask(query)).total()).as(query).isEqualTo(total);
                assertThat(search(ask(query).ascending("year")).total())
                        .as(query)
                        .isEqualTo(total);
            }
            assertThat(ids(search(ask("even OR odd").descending("year").limit(2))))
                    .containsExactly("n8999", "n8998");
            cluster.remove("n17");
        }
    }

    @Test
    void anUnknownIndexIsNotAnEmptyOne() {
        assertRefused(ErrorCode.INDEX_NOT_FOUND, TestRequest.of(IndexName.of("nothing"), "river"));
    }

    @Test
    void aWrongQueryIsRefusedWithItsPosition() {
        CameoGridException refusal = assertRefused(ErrorCode.INVALID_QUERY, ask("river AND title:"));
        assertThat(refusal.facts()).containsEntry("position", 16);
        assertRefused(ErrorCode.INVALID_QUERY, ask(""));
        assertRefused(ErrorCode.INVALID_QUERY, ask("year:abc"));
    }

    @Test
    void aClauseThatMeansNothingIsRefusedOrListed() {
        assertRefused(ErrorCode.INVALID_QUERY, ask("river colour:red"));
        SearchResult result = search(ask("river colour:red").lenient());
        assertThat(ids(result)).containsExactlyInAnyOrder("a", "b");
        assertThat(result.discardedClauses()).singleElement().asString().contains("colour");
    }

    @Test
    void aPageOutsideOfTheWindowIsRefused() {
        CameoGridException refusal = assertRefused(
                ErrorCode.INVALID_PARAMETER, ask("*").offset(9_995).limit(6));
        assertThat(refusal.detail()).contains("10001").contains("10000");
        assertThat(search(ask("*").offset(9_990).limit(10)).hits()).isEmpty();
        assertRefused(ErrorCode.INVALID_PARAMETER, ask("*").limit(-1));
        assertRefused(ErrorCode.INVALID_PARAMETER, ask("*").offset(-1));
    }

    @Test
    void aSearchWithoutTimeEndsInATimeout() {
        for (int i = 0; i < 500; i++) {
            cluster.put("n" + i, "{\"title\":\"common\"}");
        }
        assertRefused(ErrorCode.TIMEOUT, ask("common OR river").timeout(Duration.ofNanos(1)));
    }

    @Test
    void aMicroshardThatCannotBeSearchedIsNamed() {
        cluster.node(0).microshards().drop(cluster.microshard(5));
        CameoGridException refusal = assertRefused(ErrorCode.PARTITION_UNAVAILABLE, ask("*"));
        assertThat(refusal.facts()).containsEntry("partitions", List.of(5));
        SearchResult partial = search(ask("*").allowPartial());
        assertThat(partial.coverage().responded()).isEqualTo(7);
        assertThat(partial.coverage().failed())
                .singleElement()
                .satisfies(failure -> assertThat(failure.microshard()).isEqualTo(5));
    }

    private static TestRequest ask(String query) {
        return TestRequest.of(BOOKS, query);
    }

    private SearchResult search(TestRequest request) {
        return cluster.engine(0).search(request.build());
    }

    private CameoGridException assertRefused(ErrorCode code, TestRequest request) {
        SearchRequest built = request.build();
        CameoGridException[] refusal = new CameoGridException[1];
        assertThatExceptionOfType(CameoGridException.class)
                .isThrownBy(() -> cluster.engine(0).search(built))
                .satisfies(thrown -> {
                    assertThat(thrown.code()).isEqualTo(code);
                    refusal[0] = thrown;
                });
        return refusal[0];
    }

    private static List<String> ids(SearchResult result) {
        return result.hits().stream().map(Hit::id).toList();
    }
}
