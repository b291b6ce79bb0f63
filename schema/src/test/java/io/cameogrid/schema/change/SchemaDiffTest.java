package io.cameogrid.schema.change;

import static io.cameogrid.schema.Definitions.declared;
import static io.cameogrid.schema.Definitions.notIndexed;
import static io.cameogrid.schema.FieldDefinition.inferred;
import static io.cameogrid.schema.change.Settings.fields;
import static io.cameogrid.schema.change.Settings.replicas;
import static io.cameogrid.schema.change.Settings.settings;
import static io.cameogrid.schema.change.Settings.shards;
import static io.cameogrid.schema.change.Settings.text;
import static io.cameogrid.schema.change.Settings.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.schema.Definitions;
import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import io.cameogrid.schema.IndexSettings;
import io.cameogrid.schema.SchemaPatch;
import io.cameogrid.schema.analysis.AnalysisStep;
import io.cameogrid.schema.analysis.AnalyzerDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaDiffTest {
    private static final IndexDefinition PRESENT = Definitions.of(
            inferred("count", FieldType.I64),
            inferred("when", FieldType.DATE),
            declared("title", FieldType.TEXT),
            notIndexed("raw", FieldType.TEXT));

    private final SchemaDiff diff = new SchemaDiff(5);

    @Test
    void anIndexIsCreatedFromSettingsAndDefaults() {
        IndexDefinition created = diff.create(IndexName.of("books"), "i7", fields(declared("a", FieldType.I64)), 8, 1);

        assertThat(created.version()).isEqualTo(1);
        assertThat(created.microshards()).isEqualTo(8);
        assertThat(created.replicas()).isEqualTo(1);
        assertThat(created.routingField()).isEqualTo("id");
        assertThat(created.fields()).containsOnlyKeys("a");
        assertThat(diff.create(IndexName.of("books"), "i7", shards(16), 8, 1).microshards())
                .isEqualTo(16);
    }

    @Test
    void newFieldsAndDescriptionsAreTheNextVersion() {
        IndexSettings settings = new IndexSettings(
                Optional.of("books"),
                Map.of("isbn", declared("isbn", FieldType.STRING)),
                Optional.empty(),
                Optional.of(List.of("title")),
                OptionalInt.empty(),
                OptionalInt.of(1));

        assertThat(diff.between(PRESENT, settings, true))
                .isInstanceOfSatisfying(SchemaChange.Changed.class, changed -> {
                    assertThat(changed.definition().version()).isEqualTo(PRESENT.version() + 1);
                    assertThat(changed.definition().description()).hasValue("books");
                    assertThat(changed.definition().defaultFields()).containsExactly("title");
                    assertThat(changed.definition().fields()).hasSize(5).containsAllEntriesOf(PRESENT.fields());
                });
    }

    @Test
    void settingsThatSayWhatIsThereChangeNothing() {
        assertThat(diff.between(PRESENT, IndexSettings.none(), true)).isEqualTo(new SchemaChange.Unchanged(PRESENT));
        assertThat(diff.between(PRESENT, fields(declared("title", FieldType.TEXT)), true))
                .isInstanceOf(SchemaChange.Unchanged.class);
    }

    @Test
    void declaringAnInferredFieldAsItIsMakesItStand() {
        assertThat(diff.between(PRESENT, fields(declared("count", FieldType.I64)), true))
                .isInstanceOfSatisfying(
                        SchemaChange.Changed.class,
                        changed -> assertThat(changed.definition()
                                        .field("count")
                                        .orElseThrow()
                                        .origin())
                                .isEqualTo(FieldDefinition.Origin.DECLARED));
    }

    @Test
    void whatContradictsIndexedDocumentsIsListed() {
        IndexSettings settings = new IndexSettings(
                Optional.empty(),
                Map.of(
                        "count", declared("count", FieldType.F64),
                        "title", text("title", Optional.of("en_stem"), true),
                        "raw", declared("raw", FieldType.TEXT)),
                Optional.of("count"),
                Optional.empty(),
                OptionalInt.of(16),
                OptionalInt.of(2));

        assertThat(diff.between(PRESENT, settings, true))
                .isInstanceOfSatisfying(SchemaChange.Contradiction.class, contradiction -> {
                    CameoGridException refusal = contradiction.refusal();
                    assertThat(refusal.code()).isEqualTo(ErrorCode.SCHEMA_CONFLICT);
                    assertThat(refusal.facts().get("changes"))
                            .isEqualTo(List.of(
                                    "index: shard_count is 8 and cannot become 16",
                                    "index: routing_field_name is id and cannot become count",
                                    "field 'count': field_type is i64 and cannot become f64",
                                    "field 'raw': indexed is false and cannot become true",
                                    "field 'title': fast is false and cannot become true",
                                    "field 'title': tokenizer is default and cannot become en_stem"));
                });
    }

    @Test
    void whatTheDefinitionWouldBeForDocumentsThatAreIndexedAnewIsSaid() {
        IndexSettings settings = settings(
                Optional.of(List.of("title")),
                OptionalInt.of(16),
                OptionalInt.empty(),
                declared("count", FieldType.F64),
                declared("raw", FieldType.TEXT),
                text("title", Optional.of("en_stem"), true));

        assertThat(diff.between(PRESENT, settings, true))
                .isInstanceOfSatisfying(SchemaChange.Contradiction.class, contradiction -> {
                    IndexDefinition rebuilt = contradiction.rebuilt().orElseThrow();
                    assertThat(rebuilt.fields())
                            .containsAllEntriesOf(settings.fields())
                            .containsEntry("when", PRESENT.fields().get("when"));
                    assertThat(rebuilt.microshards()).isEqualTo(16);
                    assertThat(rebuilt.defaultFields()).containsExactly("title");
                    assertThat(rebuilt.version()).isEqualTo(PRESENT.version());
                    assertThat(contradiction.refusal().detail()).contains("?reindex=true");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "count,f64,true,,REBUILD",
        "count,u64,true,,REBUILD",
        "count,i64,false,,REBUILD",
        "count,i64,true,,DEFINITION",
        "title,text,false,en_stem,REBUILD",
        "title,text,true,,REBUILD",
        "title,string,true,,REBUILD",
        "title,text,false,,NOTHING",
        "title,text,false,default,DEFINITION",
        "raw,text,false,,REBUILD",
        "when,text,false,,DEFINITION",
        "when,date,true,,DEFINITION",
        "fresh,text,false,,DEFINITION"
    })
    void eachChangeHasItsEffect(String path, String type, boolean fast, @Nullable String tokenizer, String effect) {
        FieldDefinition field = new FieldDefinition(
                path,
                FieldType.find(type).orElseThrow(),
                true,
                false,
                fast,
                false,
                Optional.empty(),
                Optional.ofNullable(tokenizer),
                Optional.empty(),
                FieldDefinition.Origin.DECLARED,
                Optional.empty());
        String found = switch (diff.between(PRESENT, fields(field), true)) {
            case SchemaChange.Unchanged same -> "NOTHING";
            case SchemaChange.Changed changed -> "DEFINITION";
            case SchemaChange.Contradiction contradiction ->
                contradiction.rebuilt().isPresent() ? "REBUILD" : "ANOTHER INDEX";
        };
        assertThat(found).isEqualTo(effect);
    }

    @Test
    void whatRoutesDocumentsCannotChangeByIndexingThemAnew() {
        IndexSettings settings = new IndexSettings(
                Optional.empty(),
                Map.of(),
                Optional.of("title"),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty());
        assertThat(diff.between(PRESENT, settings, true))
                .isInstanceOfSatisfying(
                        SchemaChange.Contradiction.class,
                        contradiction -> assertThat(contradiction.rebuilt()).isEmpty());
        assertThat(diff.between(PRESENT, settings, false)).isInstanceOf(SchemaChange.Changed.class);
    }

    @Test
    void aPatchIsSettingsOfTheFieldsAsTheyAre() {
        SchemaPatch patch = new SchemaPatch(Map.of("raw", true, "title", true, "id", true), Optional.empty());
        IndexSettings settings = patch.settings(PRESENT);
        assertThat(settings.fields())
                .containsOnly(
                        Map.entry("raw", notIndexed("raw", FieldType.TEXT).withIndexed(true)),
                        Map.entry("title", declared("title", FieldType.TEXT)));
        assertThat(patch.isSo(PRESENT, "raw")).isFalse();
        assertThat(patch.isSo(PRESENT, "title")).isTrue();
        assertThat(patch.isSo(PRESENT, "id")).isTrue();
        assertThatThrownBy(() -> new SchemaPatch(Map.of("titel", true), Optional.empty()).settings(PRESENT))
                .hasMessageContaining("did you mean 'title'?");
    }

    @Test
    void theNumberOfReplicasIsNoPartOfTheComparison() {
        assertThat(diff.between(PRESENT, replicas(2), true)).isEqualTo(new SchemaChange.Unchanged(PRESENT));
    }

    @Test
    void withoutDocumentsFieldsMayChangeAndMicroshardsMayNot() {
        assertThat(diff.between(PRESENT, fields(declared("count", FieldType.TEXT)), false))
                .isInstanceOfSatisfying(
                        SchemaChange.Changed.class,
                        changed -> assertThat(changed.definition()
                                        .field("count")
                                        .orElseThrow()
                                        .type())
                                .isEqualTo(FieldType.TEXT));
        assertThat(diff.between(PRESENT, shards(16), false)).isInstanceOf(SchemaChange.Contradiction.class);
        assertThat(diff.between(PRESENT, shards(8), false)).isInstanceOf(SchemaChange.Unchanged.class);
    }

    @Test
    void anInferredDateCanBeDeclaredText() {
        assertThat(diff.between(PRESENT, fields(declared("when", FieldType.TEXT)), true))
                .isInstanceOf(SchemaChange.Changed.class);
        assertThat(diff.between(PRESENT, fields(text("when", Optional.of("en_stem"), false)), true))
                .isInstanceOf(SchemaChange.Contradiction.class);
    }

    @Test
    void aFieldCanBeTakenOutOfTheIndex() {
        assertThat(diff.between(PRESENT, fields(notIndexed("count", FieldType.I64)), true))
                .isInstanceOf(SchemaChange.Changed.class);
    }

    @Test
    void analyzersAreDeclaredWithTheirFieldsAndCanChangeWhatTheyMakeOfQueries() {
        FieldDefinition title = text("head", Optional.of("plain"), false);
        AnalyzerDefinition plain = AnalyzerDefinition.of("standard", "lowercase");
        IndexDefinition index = diff.create(IndexName.of("books"), "i7", with(Map.of("plain", plain), title), 8, 1);
        assertThat(index.analyzers()).containsExactly(Map.entry("plain", plain));

        AnalyzerDefinition otherQueries = new AnalyzerDefinition(
                plain.tokenizer(), List.of(), plain.filters(), Optional.of(List.of(AnalysisStep.of("uppercase"))));
        AnalyzerDefinition otherWords = AnalyzerDefinition.of("standard", "lowercase", "ascii_folding");
        assertThat(diff.between(index, with(Map.of("plain", otherQueries)), true))
                .isInstanceOf(SchemaChange.Changed.class);
        assertThat(diff.between(index, with(Map.of("plain", otherWords)), true))
                .isInstanceOfSatisfying(
                        SchemaChange.Contradiction.class,
                        refused -> assertThat(refused.conflicts())
                                .extracting(SchemaChange.Conflict::of)
                                .containsExactly("analyzer 'plain'"));
        assertThat(diff.between(index, with(Map.of("plain", otherWords)), false))
                .isInstanceOf(SchemaChange.Changed.class);
        assertThat(diff.between(index, with(Map.of("unused", otherWords)), true))
                .isInstanceOf(SchemaChange.Changed.class);
    }

    @Test
    void anAnalyzerThatNoFieldHasCanBeTakenAway() {
        AnalyzerDefinition plain = AnalyzerDefinition.of("standard", "lowercase");
        FieldDefinition head = text("head", Optional.of("plain"), false);
        IndexDefinition index =
                diff.create(IndexName.of("books"), "i7", with(Map.of("plain", plain, "spare", plain), head), 8, 1);

        assertThat(diff.between(index, without("spare"), true))
                .isInstanceOfSatisfying(
                        SchemaChange.Changed.class,
                        changed -> assertThat(changed.definition().analyzers()).containsOnlyKeys("plain"));
        assertThatThrownBy(() -> diff.between(index, without("spare", "plain"), false))
                .isInstanceOfSatisfying(CameoGridException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.SCHEMA_CONFLICT);
                    assertThat(e.detail()).contains("analyzer 'plain' is that of 'head'", "nothing was changed");
                    assertThat(e.facts()).containsEntry("fields", List.of("head"));
                });
        assertThatThrownBy(() -> diff.between(index, without("spar"), true))
                .hasMessageContaining("declares no analyzer 'spar'; did you mean 'spare'?");
        assertThatThrownBy(() -> diff.create(IndexName.of("books"), "i7", without("spare"), 8, 1))
                .isInstanceOfSatisfying(CameoGridException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_SCHEMA);
                    assertThat(e.detail()).contains("analyzer 'spare' is null", "the index is new");
                });
        assertThatThrownBy(() -> diff.between(index, without("default"), true))
                .hasMessageContaining("declares no analyzer 'default'");
    }

    @Test
    void anAnalyzerCanGoWithTheFieldsThatHadIt() {
        AnalyzerDefinition plain = AnalyzerDefinition.of("standard", "lowercase");
        FieldDefinition head = text("head", Optional.of("plain"), false);
        IndexDefinition index = diff.create(IndexName.of("books"), "i7", with(Map.of("plain", plain), head), 8, 1);
        IndexSettings settings = new SchemaPatch(Map.of(), Optional.empty(), Set.of("plain")).settings(index);
        IndexSettings both = new IndexSettings(
                Optional.empty(),
                Map.of("head", declared("head", FieldType.TEXT)),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Map.of(),
                Optional.empty(),
                settings.withoutAnalyzers());
        assertThat(diff.between(index, both, true))
                .isInstanceOfSatisfying(SchemaChange.Contradiction.class, contradiction -> {
                    assertThat(contradiction.rebuilt().orElseThrow().analyzers())
                            .isEmpty();
                    assertThat(contradiction.refusal().detail()).contains("?reindex=true");
                });
    }

    private static IndexSettings without(String... analyzers) {
        return new SchemaPatch(Map.of(), Optional.empty(), Set.of(analyzers)).settings(PRESENT);
    }
}
