package io.cameogrid.grid.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cameogrid.api.topology.TaskView;
import io.cameogrid.grid.catalog.Move.Phase;
import io.cameogrid.grid.catalog.Move.Shape;
import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.Growth;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import io.cameogrid.schema.IndexSettings;
import io.cameogrid.schema.analysis.AnalysisStep;
import io.cameogrid.schema.analysis.AnalyzerDefinition;
import io.cameogrid.schema.change.SchemaDiff;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class EntryCodecTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final Move MOVE = Move.queued("move-books-1", "second", new Shape(8, 2), NOW, Optional.empty())
            .in(Phase.CLOSED);

    private final DefinitionCodec definitions = new DefinitionCodec();
    private final EntryCodec codec = new EntryCodec(definitions);
    private final IndexDefinition definition =
            new SchemaDiff(10).create(IndexName.of("books"), "first", IndexSettings.none(), 8, 1);

    @Test
    void entriesAreReadAsTheyWereWritten() {
        CatalogEntry created = CatalogEntry.created(definition);
        CatalogEntry moving = created.with(MOVE);
        CatalogEntry swapped = moving.swapped();
        CatalogEntry revising = created.with(revised(title("en_stem")));
        CatalogEntry failed = revising.failed(new TaskView.Ending(
                TaskView.Result.FAILED,
                NOW,
                "one does not fit",
                List.of(new TaskView.DocumentProblem("1", "title", "expected more"))));
        for (CatalogEntry entry : new CatalogEntry[] {
            created, moving, swapped, swapped.ended(7, NOW), revising, revising.swapped(), failed, failed.ended(0, NOW)
        }) {
            assertThat(codec.decode(codec.encode(entry))).isEqualTo(entry);
        }
    }

    @Test
    void theEntryOfAnEarlierVersionIsRead() {
        String earlier = definitions.encode(definition.withVersion(3)).replaceFirst("\\}$", """
                ,"origin":"zero","revision":9,"move":{"task":"move-books-1","phase":"CLOSED","other":"second",\
                "microshards":8,"replicas":2,"started":"2026-01-02T03:04:05.678Z"}}""");
        CatalogEntry entry = codec.decode(earlier);
        assertThat(entry.move()).contains(MOVE);
        assertThat(entry.origin()).isEqualTo("zero");
        assertThat(entry.last()).isEmpty();
    }

    @Test
    void howAMoveEndedIsKeptUntilTheNext() {
        CatalogEntry moving = CatalogEntry.created(definition).with(MOVE);
        CatalogEntry done = moving.swapped().in(Phase.CLEARING).ended(7, NOW);
        assertThat(done.last().orElseThrow().ending().result()).isEqualTo(TaskView.Result.DONE);
        assertThat(done.last().orElseThrow().aim()).isEqualTo("moves to 2 replicas");
        assertThat(moving.in(Phase.CANCELLED)
                        .ended(0, NOW)
                        .last()
                        .orElseThrow()
                        .ending()
                        .result())
                .isEqualTo(TaskView.Result.CANCELLED);
        assertThat(done.with(MOVE).last()).isEmpty();
    }

    @Test
    void aRevisionIsAppliedToWhatTheDefinitionHasBecome() {
        CatalogEntry revising = CatalogEntry.created(definition).with(revised(title("en_stem")));
        FieldDefinition pages = FieldDefinition.inferred("pages", FieldType.I64);
        CatalogEntry grown = revising.with(definition.withFields(Map.of("pages", pages), false));

        IndexDefinition coming = grown.other().orElseThrow();
        assertThat(coming.fields()).containsOnly(Map.entry("pages", pages), Map.entry("title", title("en_stem")));
        assertThat(coming.version()).isEqualTo(grown.definition().version());
        assertThat(coming.incarnation()).isEqualTo("second");

        FieldDefinition color = FieldDefinition.inferred("meta.color", FieldType.TEXT);
        CatalogEntry grownToo = grown.grown(
                coming.withFields(Map.of("pages", pages, "title", title("en_stem"), "meta.color", color), true));
        assertThat(grownToo.definition()).isEqualTo(grown.definition());
        assertThat(grownToo.other().orElseThrow().overflow()).isTrue();
        assertThat(grownToo.other().orElseThrow().fields()).containsOnlyKeys("meta.color", "pages", "title");
    }

    @Test
    void afterTheSwapTheFormerCacheKeepsItsOwnSchema() {
        CatalogEntry before = CatalogEntry.created(definition.withFields(Map.of("title", title("default")), false));
        Revision revision = Revision.between(
                before.definition(),
                before.definition()
                        .withFields(
                                Map.of(
                                        "title",
                                        title("en_stem"),
                                        "isbn",
                                        FieldDefinition.inferred("isbn", FieldType.TEXT)),
                                false));
        CatalogEntry swapped = before.with(
                        Move.queued("reindex-1", "second", new Shape(8, 1), NOW, Optional.of(revision)))
                .swapped();

        assertThat(swapped.definition().fields()).containsOnlyKeys("isbn", "title");
        assertThat(swapped.definition().field("title")).contains(title("en_stem"));
        assertThat(swapped.definition().version()).isEqualTo(3);
        IndexDefinition former = swapped.other().orElseThrow();
        assertThat(former.incarnation()).isEqualTo("first");
        assertThat(former.fields()).containsOnly(Map.entry("title", title("default")));
    }

    private Move revised(FieldDefinition field) {
        IndexDefinition revised = definition.withFields(Map.of(field.path(), field), false);
        return Move.queued(
                "reindex-books-1", "second", new Shape(8, 1), NOW, Optional.of(Revision.between(definition, revised)));
    }

    private static FieldDefinition title(String tokenizer) {
        return new FieldDefinition(
                "title",
                FieldType.TEXT,
                true,
                false,
                false,
                false,
                Optional.empty(),
                Optional.of(tokenizer),
                Optional.empty(),
                FieldDefinition.Origin.DECLARED,
                Optional.empty());
    }

    @Test
    void aDefinitionOfAnEarlierVersionIsAnEntry() {
        CatalogEntry entry = codec.decode(definitions.encode(definition.withVersion(7)));
        assertThat(entry.definition()).isEqualTo(definition.withVersion(7));
        assertThat(entry.origin()).isEqualTo("first");
        assertThat(entry.revision()).isEqualTo(7);
        assertThat(entry.move()).isEmpty();
    }

    @Test
    void analyzersAndFormsOfFieldsAreReadAsTheyWereWritten() {
        FieldDefinition form =
                FieldDefinition.inferred("title.exact", FieldType.STRING).indexing("title");
        AnalyzerDefinition analyzer = new AnalyzerDefinition(
                AnalysisStep.of("standard", "max_token_length", List.of("20")),
                List.of(AnalysisStep.of("html_strip")),
                List.of(AnalysisStep.of("lowercase"), AnalysisStep.of("stop", "words", List.of("the", "a"))),
                Optional.of(List.of(AnalysisStep.of("lowercase"))));
        IndexDefinition whole = new IndexDefinition(
                definition.name(),
                definition.incarnation(),
                3,
                definition.description(),
                8,
                1,
                new TreeMap<>(Map.of(form.path(), form)),
                definition.routingField(),
                List.of(),
                true,
                new TreeMap<>(Map.of("plain", analyzer, "bare", AnalyzerDefinition.of("keyword"))),
                new Growth(Growth.Dynamic.STRICT, new TreeSet<>(List.of("a.b", "c")), true));
        assertThat(definitions.decode(definitions.encode(whole))).isEqualTo(whole);
    }

    @Test
    void aDefinitionWithoutAnalyzersTakesEveryField() throws JsonProcessingException {
        ObjectNode earlier = (ObjectNode) new ObjectMapper().readTree(definitions.encode(definition));
        earlier.remove(List.of("analyzers", "dynamic", "unindexed", "unlisted"));
        assertThat(definitions.decode(earlier.toString())).isEqualTo(definition);
    }

    @Test
    void theTwoCachesChangePlaces() {
        CatalogEntry moving = CatalogEntry.created(definition).with(MOVE);
        CatalogEntry swapped = moving.swapped();
        assertThat(swapped.definition())
                .isEqualTo(definition.placed("second", 8, 2).withVersion(2));
        assertThat(swapped.other()).contains(definition.withVersion(2));
        assertThat(moving.precedes(swapped)).isTrue();
        assertThat(swapped.precedes(moving)).isFalse();
        assertThat(swapped.holdsWrites()).isTrue();
        assertThat(swapped.ended(1, NOW).holdsWrites()).isFalse();
    }
}
