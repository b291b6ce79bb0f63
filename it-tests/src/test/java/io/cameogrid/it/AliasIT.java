package io.cameogrid.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cameogrid.api.AliasCatalog;
import io.cameogrid.api.DocumentStore.BulkItem;
import io.cameogrid.api.document.DocumentAddress;
import io.cameogrid.api.document.WriteCondition;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.search.Hit;
import io.cameogrid.api.search.SearchRequest;
import io.cameogrid.api.search.SearchResult;
import io.cameogrid.api.search.SearchTarget;
import io.cameogrid.api.search.SortKey;
import io.cameogrid.schema.IndexAlias;
import io.cameogrid.schema.IndexName;
import io.cameogrid.schema.IndexSettings;
import io.cameogrid.testkit.TestCluster;
import io.cameogrid.testkit.TestNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Aliases, searches of several indexes, and cursors on three nodes, whichever of them is asked. */
final class AliasIT {
    private static final IndexName OLD = IndexName.of("books-1");
    private static final IndexName NEW = IndexName.of("books-2");
    private static final int EACH = 60;

    private static TestCluster cluster;

    @BeforeAll
    static void start(@TempDir Path directory) {
        cluster = new TestCluster(directory, 3, Duration.ofMinutes(5));
        cluster.start(1, 2, 3);
        fill(OLD, "old");
        fill(NEW, "new");
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    private static void fill(IndexName index, String tag) {
        cluster.makeIndex(index, 1);
        List<BulkItem> documents = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            documents.add(TestNode.item("d" + i, "{\"tag\":\"" + tag + "\",\"n\":" + i % 7 + "}"));
        }
        cluster.node(1).putAll(index, documents);
    }

    @Test
    void aSwapIsOneStepForEverySearchOnEveryNode() {
        IndexName alias = IndexName.of("swapped");
        put(1, alias, OLD);
        AtomicBoolean over = new AtomicBoolean();
        List<CompletableFuture<Integer>> searching = cluster.nodes().values().stream()
                .map(node -> CompletableFuture.supplyAsync(
                        () -> {
                            int searches = 0;
                            while (!over.get()) {
                                assertThat(tags(node, alias)).hasSize(1);
                                searches++;
                            }
                            return searches;
                        },
                        work -> Thread.ofPlatform().start(work)))
                .toList();
        try {
            for (int i = 0; i < 20; i++) {
                IndexName next = i % 2 == 0 ? NEW : OLD;
                put(1 + i % 3, alias, next);
                // Whoever searches after the swap was acknowledged is answered by what it says, wherever it is.
                for (TestNode node : cluster.nodes().values()) {
                    assertThat(tags(node, alias)).containsExactly(next.equals(NEW) ? "new" : "old");
                }
            }
        } finally {
            over.set(true);
        }
        searching.forEach(done -> assertThat(done.join()).isPositive());
        assertThat(aliases(2).find(alias)).contains(new IndexAlias(alias, List.of(OLD), 21));
    }

    @Test
    void severalIndexesAreReadTogetherAndOneIsWritten() {
        IndexName both = IndexName.of("both");
        put(2, both, OLD, NEW);
        for (TestNode node : cluster.nodes().values()) {
            SearchResult all =
                    node.grid().search().search(SearchRequest.of(both, "*").withLimit(1_000));
            assertThat(all.total().value()).isEqualTo(2 * EACH);
            assertThat(all.hits()).extracting(Hit::index).contains(Optional.of(OLD), Optional.of(NEW));
            assertThat(node.grid().documents().get(both, new DocumentAddress("d3", Optional.empty())))
                    .hasValueSatisfying(
                            document -> assertThat(document.source().toString()).contains("old"));
        }
        assertRefused(ErrorCode.AMBIGUOUS_ALIAS, () -> cluster.node(3).put(both, "x", "{\"tag\":\"x\"}"));
        IndexName one = IndexName.of("one");
        put(3, one, NEW);
        cluster.node(1).put(one, "written", "{\"tag\":\"new\",\"n\":1}");
        assertThat(cluster.node(2).total(NEW, "id:written")).isEqualTo(1);
        cluster.node(2).delete(one, "written");
        assertThat(cluster.node(3).total(NEW, "*")).isEqualTo(EACH);
    }

    @Test
    void pagesOfAnAliasAreGoneThroughOverAllNodes() {
        IndexName paged = IndexName.of("paged");
        put(1, paged, OLD, NEW);
        SearchRequest first = SearchRequest.of(paged, "*")
                .sortedBy(List.of(new SortKey("n", false)))
                .withLimit(11);
        List<String> whole = places(cluster.node(1).grid().search().search(first.withLimit(1_000)));
        assertThat(whole).hasSize(2 * EACH).doesNotHaveDuplicates();
        List<String> walked = new ArrayList<>();
        SearchResult page = cluster.node(1).grid().search().search(first);
        walked.addAll(places(page));
        for (int i = 1; page.nextCursor().isPresent(); i++) {
            page = cluster.node(1 + i % 3)
                    .grid()
                    .search()
                    .search(first.from(page.nextCursor().get()));
            walked.addAll(places(page));
        }
        assertThat(walked).isEqualTo(whole);

        String cursor =
                cluster.node(1).grid().search().search(first).nextCursor().orElseThrow();
        put(2, paged, NEW);
        assertRefused(
                ErrorCode.INVALID_CURSOR, () -> cluster.node(3).grid().search().search(first.from(cursor)));
    }

    @Test
    void patternsFindIndexesAndAliases() {
        IndexName alias = IndexName.of("zoo");
        put(1, alias, OLD);
        assertThat(total(3, "books-*")).isEqualTo(2 * EACH);
        assertThat(total(2, "zo*")).isEqualTo(EACH);
        assertThat(total(2, "nothing*", "zoo")).isEqualTo(EACH);
        assertRefused(ErrorCode.INDEX_NOT_FOUND, () -> total(1, "nothing*"));
        assertRefused(ErrorCode.INDEX_NOT_FOUND, () -> total(1, "books-*", "nothing"));
    }

    @Test
    void aNameIsNeverBothIndexAndAlias() {
        for (int i = 0; i < 8; i++) {
            IndexName name = IndexName.of("contested-" + i);
            TestNode indexing = cluster.node(1 + i % 3);
            int naming = 1 + (i + 1) % 3;
            CompletableFuture<Boolean> index = CompletableFuture.supplyAsync(
                    () -> succeeds(() -> indexing.put(name, "a", "{\"tag\":\"contested\"}")));
            CompletableFuture<Boolean> alias =
                    CompletableFuture.supplyAsync(() -> succeeds(() -> put(naming, name, OLD)));
            boolean isIndex = index.join();
            boolean isAlias = alias.join();
            // What came second may have written through the alias that came first.
            Optional<IndexAlias> present = aliases(2).find(name);
            assertThat(present.isPresent()).isEqualTo(isAlias);
            assertThat(cluster.node(3).grid().catalog().find(name).isPresent()).isEqualTo(!isAlias);
            assertThat(isIndex || isAlias).isTrue();
            cluster.node(1).delete(OLD, "a");
        }
    }

    @Test
    void aDroppedIndexIsInNoAliasAnyMore() {
        IndexName gone = IndexName.of("gone-1");
        IndexName mixed = IndexName.of("mixed");
        IndexName only = IndexName.of("only");
        fill(gone, "gone");
        put(1, mixed, gone, OLD);
        put(2, only, gone);
        assertRefused(
                ErrorCode.INVALID_REQUEST,
                () -> cluster.node(3).grid().catalog().drop(only, false));
        assertRefused(ErrorCode.NAME_CONFLICT, () -> put(3, gone, OLD));
        assertRefused(ErrorCode.INVALID_PARAMETER, () -> put(3, IndexName.of("loop"), only));

        cluster.node(3).grid().catalog().drop(gone, false);
        assertThat(aliases(1).find(mixed))
                .hasValueSatisfying(rest -> assertThat(rest.indexes()).containsExactly(OLD));
        assertRefused(ErrorCode.INDEX_NOT_FOUND, () -> cluster.node(1).total(only, "*"));

        fill(gone, "again");
        for (TestNode node : cluster.nodes().values()) {
            assertThat(node.total(mixed, "*")).isEqualTo(EACH);
            assertThat(tags(node, mixed)).containsExactly("old");
        }
        aliases(1).delete(only, WriteCondition.ALWAYS, TestNode.farOff());
        aliases(1).delete(mixed, WriteCondition.ALWAYS, TestNode.farOff());
    }

    @Test
    void anAliasWhoseLastIndexIsDroppedKeepsItsName() {
        IndexName gone = IndexName.of("gone-2");
        IndexName alias = IndexName.of("lonely");
        fill(gone, "gone");
        put(1, alias, gone);
        cluster.node(2).grid().catalog().drop(gone, false);
        for (TestNode node : cluster.nodes().values()) {
            assertThat(node.grid().catalog().aliases().list())
                    .filteredOn(known -> known.name().equals(alias))
                    .singleElement()
                    .satisfies(known -> assertThat(known.indexes()).isEmpty());
            namesNothing(() -> node.put(alias, "x", "{\"tag\":\"lost\"}"));
            namesNothing(() -> node.putAll(alias, List.of(TestNode.item("x", "{\"tag\":\"lost\"}"))));
            namesNothing(() -> node.delete(alias, "x"));
            namesNothing(() -> node.grid().documents().get(alias, DocumentAddress.of("x")));
            namesNothing(() -> node.total(alias, "*"));
            namesNothing(() -> node.grid().catalog().configure(alias, IndexSettings.none(), false));
            assertThat(node.grid().catalog().find(alias)).isEmpty();
        }

        put(3, alias, NEW);
        assertThat(cluster.node(1).total(alias, "*")).isEqualTo(EACH);
        aliases(1).delete(alias, WriteCondition.ALWAYS, TestNode.farOff());
        cluster.node(2).put(alias, "x", "{\"tag\":\"an index now\"}");
        assertThat(cluster.node(1).grid().catalog().find(alias)).isPresent();
    }

    private static void namesNothing(Runnable action) {
        CameoGridException refusal = catchThrowableOfType(CameoGridException.class, action::run);
        assertThat(refusal.code()).isEqualTo(ErrorCode.INDEX_NOT_FOUND);
        assertThat(refusal.detail()).contains("names no index any more", "/_aliases/lonely");
    }

    @Test
    void aConditionHolds() {
        IndexName alias = IndexName.of("conditional");
        put(1, alias, OLD);
        assertRefused(
                ErrorCode.PRECONDITION_FAILED,
                () -> aliases(2).put(alias, List.of(NEW), new WriteCondition.IfVersion(2), TestNode.farOff()));
        assertRefused(
                ErrorCode.PRECONDITION_FAILED,
                () -> aliases(2).put(alias, List.of(NEW), new WriteCondition.IfAbsent(), TestNode.farOff()));
        AliasCatalog.Put put = aliases(3).put(alias, List.of(NEW), new WriteCondition.IfVersion(1), TestNode.farOff());
        assertThat(put.created()).isFalse();
        assertThat(put.alias().version()).isEqualTo(2);
        assertRefused(
                ErrorCode.PRECONDITION_FAILED,
                () -> aliases(1).delete(alias, new WriteCondition.IfVersion(1), TestNode.farOff()));
        aliases(1).delete(alias, new WriteCondition.IfVersion(2), TestNode.farOff());
        assertThat(aliases(3).list()).extracting(IndexAlias::name).doesNotContain(alias);
    }

    private static AliasCatalog aliases(int node) {
        return cluster.node(node).grid().catalog().aliases();
    }

    private static void put(int node, IndexName alias, IndexName... indexes) {
        aliases(node).put(alias, List.of(indexes), WriteCondition.ALWAYS, TestNode.farOff());
    }

    private static long total(int node, String... names) {
        SearchRequest request = SearchRequest.of(OLD, "*").in(SearchTarget.of(List.of(names)));
        return cluster.node(node).grid().search().search(request).total().value();
    }

    private static Set<String> tags(TestNode node, IndexName name) {
        return node.grid().search().search(SearchRequest.of(name, "*").withLimit(1_000)).hits().stream()
                .map(hit -> hit.source().toString().replaceAll(".*\"tag\":\"([a-z ]+)\".*", "$1"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> places(SearchResult result) {
        return result.hits().stream()
                .map(hit -> hit.index().orElseThrow() + "/" + hit.id())
                .toList();
    }

    private static boolean succeeds(Runnable action) {
        try {
            action.run();
            return true;
        } catch (CameoGridException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.NAME_CONFLICT);
            return false;
        }
    }

    private static void assertRefused(ErrorCode code, Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        CameoGridException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
