package io.cameogrid.it;

import static io.cameogrid.it.Schemas.field;
import static io.cameogrid.it.Schemas.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cameogrid.api.DocumentStore.BulkItem;
import io.cameogrid.api.IndexCatalog;
import io.cameogrid.api.document.WriteCondition;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.search.Hit;
import io.cameogrid.api.search.SearchRequest;
import io.cameogrid.api.search.SearchResult;
import io.cameogrid.api.topology.TaskView;
import io.cameogrid.grid.node.GridNodeConfig;
import io.cameogrid.grid.store.DocumentCaches;
import io.cameogrid.grid.store.StoredDocument;
import io.cameogrid.grid.store.StoredKey;
import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import io.cameogrid.schema.IndexSettings;
import io.cameogrid.schema.SchemaPatch;
import io.cameogrid.schema.analysis.AnalyzerDefinition;
import io.cameogrid.testkit.Eventually;
import io.cameogrid.testkit.Seed;
import io.cameogrid.testkit.TestNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schemas change after documents were written: what follows at once, what takes a task, and what cannot be. */
final class ReindexIT {
    private static final IndexName BOOKS = IndexName.of("books");
    private static final IndexName FRESH = IndexName.of("fresh");
    private static final int DOCUMENTS = 300;

    /** What only adds to a schema: a field with an analyzer of its own, what is searched by default, a description. */
    private static final IndexSettings DESCRIBED = new IndexSettings(
            Optional.of("found meanwhile"),
            Map.of("blurb", text("blurb", "blurbs")),
            Optional.empty(),
            Optional.of(List.of("title", "blurb")),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Map.of("blurbs", AnalyzerDefinition.of("whitespace", "lowercase")),
            Optional.empty(),
            Set.of());

    private static final AtomicReference<Runnable> AT_POINT = new AtomicReference<>(() -> {});
    private static volatile String point = "never";

    private static TestNode node;

    @BeforeAll
    static void start(@TempDir Path directory) {
        node = TestNode.start(GridNodeConfig.defaults(directory), reached -> {
            if (reached.equals(point)) {
                point = "never";
                AT_POINT.get().run();
            }
        });
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @AfterEach
    void drop() {
        point = "never";
        List.of(BOOKS, FRESH).stream()
                .filter(index -> node.grid().catalog().find(index).isPresent())
                .forEach(index -> node.grid().catalog().drop(index, false));
        Eventually.until("no cache is left", () -> caches() == 0);
    }

    /** Once, in the thread that indexes anew. */
    private static void when(String reached, Runnable action) {
        AT_POINT.set(action);
        point = reached;
    }

    @Test
    void theIndexIsAsIfItHadAlwaysHadTheSchema() {
        Seed seed = Seed.fresh();
        List<BulkItem> items = items(seed.random());
        FieldDefinition[] before = {
            text("title", "default"),
            field("code", FieldType.TEXT),
            field("count", FieldType.I64),
            field("tag", FieldType.STRING, false),
            field("note", FieldType.TEXT).withIndexed(false),
            field("meta", FieldType.JSON).withIndexed(false),
            field("day", FieldType.STRING),
            field("gone", FieldType.TEXT)
        };
        FieldDefinition[] after = {
            text("title", "en_stem"),
            field("code", FieldType.STRING),
            field("count", FieldType.F64),
            field("tag", FieldType.STRING, true),
            field("note", FieldType.TEXT),
            field("meta", FieldType.JSON),
            field("day", FieldType.DATE),
            field("gone", FieldType.TEXT).withIndexed(false)
        };
        declare(BOOKS, before);
        node.putAll(BOOKS, items);
        declare(FRESH, after);
        node.putAll(FRESH, items);

        done(Schemas.reindex(node, BOOKS, after));

        assertThat(definition(BOOKS).fields()).isEqualTo(definition(FRESH).fields());
        node.verified(BOOKS);
        for (String query : List.of(
                "*",
                "title:run",
                "title:\"quick runners\"",
                "code:A-1",
                "code:a",
                "count:[1.5 TO 40]",
                "count:7",
                "tag:t1 sort tag:asc",
                "* sort tag:desc limit 50",
                "* sort count:desc limit 50",
                "* sort day:asc limit 50",
                "note:river",
                "note:riv* AND title:runs",
                "meta.color:red",
                "meta:blue",
                "meta.size:>3 sort meta.size:asc",
                "day:[2020-01-01 TO 2021-06-30]",
                "gone:word",
                "day:2020",
                "river running red",
                "NOT note:*",
                "unknown:1")) {
            assertThat(answer(BOOKS, query)).as("%s, %s", query, seed).isEqualTo(answer(FRESH, query));
        }
    }

    private static List<BulkItem> items(Random random) {
        List<String> words = List.of("run", "runs", "running", "runners", "quick", "river", "rivers", "stone");
        List<BulkItem> items = new ArrayList<>();
        for (int i = 0; i < DOCUMENTS; i++) {
            Supplier<String> word = () -> words.get(random.nextInt(words.size()));
            List<String> members = new ArrayList<>();
            members.add("\"title\":\"" + word.get() + " " + word.get() + " " + word.get() + "\"");
            members.add("\"code\":\"" + (random.nextBoolean() ? "A-" : "a-") + random.nextInt(5) + "\"");
            members.add("\"count\":" + random.nextInt(100));
            members.add("\"tag\":\"t" + i % 40 + "\"");
            members.add("\"day\":\"20" + (18 + random.nextInt(5)) + "-0" + (1 + random.nextInt(9)) + "-1"
                    + random.nextInt(10) + "\"");
            members.add("\"gone\":\"word\"");
            if (random.nextBoolean()) {
                members.add("\"note\":[\"" + word.get() + "\",\"" + word.get() + "\"]");
            }
            if (random.nextBoolean()) {
                members.add("\"meta\":{\"color\":\"" + (random.nextBoolean() ? "red" : "blue") + "\",\"size\":"
                        + random.nextInt(9) + "}");
            }
            items.add(TestNode.item("d" + i, "{" + String.join(",", members) + "}"));
        }
        return items;
    }

    /** Ids, scores and total; or why there is no answer. Hits that are alike in the order are in any order. */
    private static List<String> answer(IndexName index, String query) {
        try {
            SearchResult result = node.grid().search().search(SearchRequest.of(index, query));
            List<String> told = new ArrayList<>();
            told.add("total " + result.total().value());
            boolean inOrder = query.contains("sort");
            result.hits().stream()
                    .map(hit -> inOrder ? hit.toString() : score(hit))
                    .map(text -> text.replace(index.value(), "index"))
                    .forEach(told::add);
            return told;
        } catch (CameoGridException e) {
            return List.of(e.code() + " " + e.detail().replace(index.value(), "index"));
        }
    }

    private static String score(Hit hit) {
        return "score " + hit.score();
    }

    @Test
    void aFieldThatBecomesIndexedIsFoundInOldAndNewDocuments() {
        declare(BOOKS, field("note", FieldType.TEXT).withIndexed(false));
        node.put(BOOKS, "old", "{\"note\":\"river\"}");
        node.put(BOOKS, "old", "{\"note\":\"river bank\"}");
        refused(ErrorCode.INVALID_QUERY, () -> node.total(BOOKS, "note:river"));
        when("move.copied", () -> {
            node.put(BOOKS, "new", "{\"note\":\"river bed\",\"brought\":7}");
            assertThat(node.findIds(BOOKS, "brought:7")).containsExactly("new");
            refused(ErrorCode.INVALID_QUERY, () -> node.total(BOOKS, "note:river"));
        });

        IndexCatalog.Patched patched = patch(Map.of("note", true, "id", true));
        assertThat(patched.updated()).containsExactly("note");
        assertThat(patched.unchanged()).containsExactly("id");
        String task = patched.configured().task().orElseThrow();
        assertThat(Schemas.find(node, task)).isPresent();
        done(task);

        assertThat(node.findIds(BOOKS, "note:river")).containsExactlyInAnyOrder("old", "new");
        assertThat(node.findIds(BOOKS, "brought:7")).containsExactly("new");
        assertThat(node.put(BOOKS, "old", "{}").version()).isEqualTo(3);
        assertThat(patch(Map.of("note", true)).configured().task()).isEmpty();
    }

    @Test
    void aFieldIsTakenOutOfTheIndexAtOnceAndComesBackByATask() {
        node.put(BOOKS, "1", "{\"title\":\"one\",\"price\":3}");
        assertThat(patch(Map.of("price", false)).configured().task()).isEmpty();
        refused(ErrorCode.INVALID_QUERY, () -> node.total(BOOKS, "price:3"));
        node.put(BOOKS, "2", "{\"title\":\"two\",\"price\":3}");
        done(patch(Map.of("price", true)).configured().task().orElseThrow());
        assertThat(node.findIds(BOOKS, "price:3")).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void documentsThatDoNotFitAreNamedAndNothingChanges() {
        node.put(BOOKS, "good", "{\"price\":\"12\"}");
        node.put(BOOKS, "bad", "{\"price\":\"twelve\"}");
        IndexDefinition before = definition(BOOKS);
        refused(
                ErrorCode.SCHEMA_CONFLICT,
                () -> node.grid().catalog().configure(BOOKS, Schemas.fields(field("price", FieldType.I64)), false));

        TaskView.Ending failed = failed(Schemas.reindex(node, BOOKS, field("price", FieldType.I64)));
        assertThat(failed.reason()).isEqualTo("2 documents do not fit the new schema; nothing was changed");
        assertThat(failed.problems()).extracting(TaskView.DocumentProblem::id).containsExactlyInAnyOrder("good", "bad");
        assertThat(failed.problems().getFirst().reason()).contains("field 'price': expected a whole number");
        assertThat(definition(BOOKS)).isEqualTo(before);
        assertThat(caches()).isEqualTo(1);

        node.put(BOOKS, "good", "{\"price\":12}");
        node.put(BOOKS, "bad", "{\"price\":-1}");
        done(Schemas.reindex(node, BOOKS, field("price", FieldType.I64)));
        assertThat(node.findIds(BOOKS, "price:>0")).containsExactly("good");
    }

    @Test
    void aDocumentThatIsWrittenMeanwhileAndDoesNotFitEndsTheTask() {
        declare(BOOKS, field("price", FieldType.TEXT));
        node.put(BOOKS, "good", "{\"price\":\"2024-01-02\"}");
        node.put(BOOKS, "late", "{\"price\":\"2024-01-02\"}");
        when("move.copied", () -> node.put(BOOKS, "late", "{\"price\":\"dear\"}"));
        TaskView.Ending failed = failed(Schemas.reindex(node, BOOKS, field("price", FieldType.DATE)));
        assertThat(failed.problems()).extracting(TaskView.DocumentProblem::id).containsExactly("late");
        assertThat(node.findIds(BOOKS, "price:dear")).containsExactly("late");
        assertThat(node.put(BOOKS, "late", "{\"price\":\"cheap\"}").version()).isEqualTo(3);
        node.verified(BOOKS);
    }

    @Test
    void aWriteThatWaitedForTheNewSchemaIsHeldAgainstIt() throws Exception {
        declare(BOOKS, field("price", FieldType.TEXT));
        node.put(BOOKS, "1", "{\"price\":\"2024-01-02\"}");
        List<CompletableFuture<Optional<ErrorCode>>> writes = new ArrayList<>();
        when("move.closed", () -> {
            writes.add(write(() -> node.put(BOOKS, "2", "{\"price\":\"dear\"}")));
            writes.add(write(() -> node.put(BOOKS, "3", "{\"price\":\"2025-01-02\"}")));
            writes.add(write(() -> node.putAll(
                    BOOKS,
                    List.of(
                            TestNode.item("4", "{\"price\":\"2025-01-02\"}"),
                            TestNode.item("5", "{\"price\":\"dear\"}")))));
            writes.add(write(() -> node.putAll(BOOKS, List.of(TestNode.item("6", "{\"price\":\"2025-01-02\"}")))));
        });
        done(Schemas.reindex(node, BOOKS, field("price", FieldType.DATE)));
        assertThat(writes.stream().map(CompletableFuture::join))
                .containsExactly(
                        Optional.of(ErrorCode.INVALID_DOCUMENT),
                        Optional.empty(),
                        Optional.of(ErrorCode.BULK_REFUSED),
                        Optional.empty());
        assertThat(node.findIds(BOOKS, "price:>2025-01-01")).containsExactlyInAnyOrder("3", "6");
        assertThat(node.total(BOOKS, "*")).isEqualTo(3);
    }

    private static CompletableFuture<Optional<ErrorCode>> write(Runnable write) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        write.run();
                        return Optional.empty();
                    } catch (CameoGridException e) {
                        return Optional.of(e.code());
                    }
                },
                work -> Thread.ofPlatform().start(work));
    }

    @Test
    void aTaskCanBeCancelledAndThenOrderedAgain() {
        node.put(BOOKS, "1", "{\"title\":\"running\"}");
        CompletableFuture<String> ordered = new CompletableFuture<>();
        when(
                "move.copied",
                () -> assertThat(node.grid().catalog().cancel(ordered.join())).isTrue());
        String task = Schemas.reindex(node, BOOKS, text("title", "en_stem"));
        ordered.complete(task);
        assertThat(Schemas.ending(node, task).result()).isEqualTo(TaskView.Result.CANCELLED);
        assertThat(node.grid().catalog().cancel(task)).isFalse();
        assertThat(node.findIds(BOOKS, "title:run")).isEmpty();
        assertThat(caches()).isEqualTo(1);
        done(Schemas.reindex(node, BOOKS, text("title", "en_stem")));
        assertThat(node.findIds(BOOKS, "title:run")).containsExactly("1");
        assertThat(Schemas.find(node, task)).isEmpty();
    }

    @Test
    void whatIsOrderedRightAfterACancellationIsAnotherTask() {
        node.put(BOOKS, "1", "{\"title\":\"running\"}");
        CompletableFuture<String> ordered = new CompletableFuture<>();
        CompletableFuture<String> again = new CompletableFuture<>();
        when("move.copied", () -> {
            node.grid().catalog().cancel(ordered.join());
            CompletableFuture<Void> unused = CompletableFuture.runAsync(
                    () -> again.complete(Schemas.reindex(node, BOOKS, text("title", "en_stem"))),
                    work -> Thread.ofPlatform().start(work));
        });
        ordered.complete(Schemas.reindex(node, BOOKS, text("title", "en_stem")));
        done(again.join());
        assertThat(again.join()).isNotEqualTo(ordered.join());
        assertThat(node.findIds(BOOKS, "title:run")).containsExactly("1");
    }

    @Test
    void whileATaskIsUnderWayTheSameGetsItAndNewFieldsAreTakenAndAllElseWaits() {
        node.put(BOOKS, "1", "{\"title\":\"running\",\"price\":1}");
        long version = definition(BOOKS).version();
        CompletableFuture<String> ordered = new CompletableFuture<>();
        when("move.copied", () -> {
            String task = ordered.join();
            assertThat(Schemas.reindex(node, BOOKS, text("title", "en_stem"))).isEqualTo(task);
            assertThat(declare(BOOKS, field("isbn", FieldType.STRING)).task()).isEmpty();
            node.put(BOOKS, "2", "{\"title\":\"runs\",\"price\":2,\"pages\":7,\"isbn\":\"x\"}");
            assertThat(node.grid().catalog().configure(BOOKS, DESCRIBED, false).task())
                    .isEmpty();
            CameoGridException refusal =
                    refused(ErrorCode.TASK_CONFLICT, () -> Schemas.reindex(node, BOOKS, field("price", FieldType.F64)));
            assertThat(refusal.facts()).containsEntry("task", task);
            assertThat(refusal.detail()).contains("GET /_tasks/" + task, "DELETE /_tasks/" + task);
            refused(ErrorCode.TASK_CONFLICT, () -> declare(BOOKS, field("price", FieldType.I64)));
            refused(ErrorCode.TASK_CONFLICT, () -> patch(Map.of("price", false)));
            refused(
                    ErrorCode.PRECONDITION_FAILED,
                    () -> node.grid()
                            .catalog()
                            .configure(BOOKS, IndexSettings.none(), false, new WriteCondition.IfVersion(version)));
        });
        ordered.complete(Schemas.reindex(node, BOOKS, text("title", "en_stem")));
        done(ordered.join());
        assertThat(definition(BOOKS).fields()).containsOnlyKeys("blurb", "isbn", "pages", "price", "title");
        assertThat(definition(BOOKS).field("isbn")).contains(field("isbn", FieldType.STRING));
        assertThat(definition(BOOKS).field("title")).contains(text("title", "en_stem"));
        assertThat(definition(BOOKS).description()).hasValue("found meanwhile");
        assertThat(definition(BOOKS).defaultFields()).containsExactly("title", "blurb");
        assertThat(definition(BOOKS).analyzers()).containsOnlyKeys("blurbs");
        assertThat(definition(BOOKS).version()).isEqualTo(version + 4);
        node.put(BOOKS, "3", "{\"blurb\":\"RUN\"}");
        assertThat(node.findIds(BOOKS, "run")).containsExactlyInAnyOrder("1", "2", "3");
        assertThat(node.findIds(BOOKS, "pages:7 isbn:x")).containsExactly("2");
    }

    @Test
    void twoChangesAtOnceAreInOneOrderAndNeitherLosesAField() {
        node.put(BOOKS, "1", "{\"title\":\"one\"}");
        List<CompletableFuture<Optional<ErrorCode>>> changes = IntStream.range(0, 8)
                .mapToObj(i -> write(() -> declare(BOOKS, field("f" + i, FieldType.I64))))
                .toList();
        assertThat(changes.stream().map(CompletableFuture::join)).containsOnly(Optional.empty());
        assertThat(definition(BOOKS).fields()).hasSize(9);

        long version = definition(BOOKS).version();
        List<CompletableFuture<Optional<ErrorCode>>> conditional = IntStream.range(0, 8)
                .mapToObj(i -> write(() -> node.grid()
                        .catalog()
                        .configure(
                                BOOKS,
                                Schemas.fields(field("g" + i, FieldType.I64)),
                                false,
                                new WriteCondition.IfVersion(version))))
                .toList();
        assertThat(conditional.stream().map(CompletableFuture::join).filter(Optional::isEmpty))
                .hasSize(1);
        assertThat(definition(BOOKS).fields()).hasSize(10);
    }

    @Test
    void anIndexGetsAnotherNumberOfMicroshards() {
        List<BulkItem> items = items(Seed.fresh().random());
        node.putAll(BOOKS, items);
        refused(
                ErrorCode.SCHEMA_CONFLICT,
                () -> node.grid().catalog().configure(BOOKS, Schemas.settings(OptionalInt.of(16)), false));
        List<String> before = answer(BOOKS, "title:run river");
        done(node.grid()
                .catalog()
                .configure(BOOKS, Schemas.settings(OptionalInt.of(16)), true)
                .task()
                .orElseThrow());
        assertThat(definition(BOOKS).microshards()).isEqualTo(16);
        assertThat(answer(BOOKS, "title:run river")).isEqualTo(before);
        node.verified(BOOKS);
    }

    @Test
    void anEmptyIndexChangesAtOnce() {
        declare(BOOKS, field("price", FieldType.TEXT));
        assertThat(declare(BOOKS, field("price", FieldType.I64)).task()).isEmpty();
        assertThat(definition(BOOKS).field("price")).contains(field("price", FieldType.I64));
    }

    @Test
    void whatRoutesDocumentsStays() {
        node.put(BOOKS, "1", "{\"title\":\"one\"}");
        IndexSettings routed = new IndexSettings(
                Optional.empty(),
                Map.of(),
                Optional.of("title"),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty());
        CameoGridException refusal =
                refused(ErrorCode.SCHEMA_CONFLICT, () -> node.grid().catalog().configure(BOOKS, routed, true));
        assertThat(refusal.detail()).contains("create an index with these settings");
    }

    @Test
    void whatAnApplicationHasPutThereItselfAndFittedNeitherIsStillFoundByItsId() {
        node.put(BOOKS, "1", "{\"price\":1}");
        node.grid().cache(BOOKS).put(StoredKey.of("own"), StoredDocument.of("{\"price\":\"dear\"}"));
        done(Schemas.reindex(node, BOOKS, field("price", FieldType.F64)));
        assertThat(node.findIds(BOOKS, "id:own")).containsExactly("own");
        assertThat(node.findIds(BOOKS, "price:1")).containsExactly("1");
    }

    @Test
    void anIndexCanBeDroppedWhileItsDocumentsAreIndexedAnew() {
        node.put(BOOKS, "1", "{\"title\":\"one\"}");
        when("move.copied", () -> node.grid().catalog().drop(BOOKS, false));
        Schemas.reindex(node, BOOKS, text("title", "en_stem"));
        Eventually.until("nothing is left", () -> caches() == 0);
        assertThat(node.grid().cluster().tasks()).isEmpty();
    }

    private static IndexCatalog.Configured declare(IndexName index, FieldDefinition... fields) {
        return node.grid().catalog().configure(index, Schemas.fields(fields), false);
    }

    private static IndexCatalog.Patched patch(Map<String, Boolean> indexed) {
        return node.grid().catalog().patch(BOOKS, new SchemaPatch(indexed, Optional.empty()), WriteCondition.ALWAYS);
    }

    private static IndexDefinition definition(IndexName index) {
        return node.grid().catalog().find(index).orElseThrow();
    }

    private static void done(String task) {
        TaskView.Ending ending = Schemas.ending(node, task);
        assertThat(ending.result()).as(ending.toString()).isEqualTo(TaskView.Result.DONE);
    }

    private static TaskView.Ending failed(String task) {
        TaskView.Ending ending = Schemas.ending(node, task);
        assertThat(ending.result()).isEqualTo(TaskView.Result.FAILED);
        return ending;
    }

    private static CameoGridException refused(ErrorCode code, Runnable attempt) {
        CameoGridException refusal = catchThrowableOfType(CameoGridException.class, attempt::run);
        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).as(refusal.detail()).isEqualTo(code);
        return refusal;
    }

    private static long caches() {
        return node.ignite().cacheNames().stream()
                .filter(name -> DocumentCaches.incarnation(name).isPresent())
                .count();
    }
}
