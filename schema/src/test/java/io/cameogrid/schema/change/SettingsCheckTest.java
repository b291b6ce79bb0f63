package io.cameogrid.schema.change;

import static io.cameogrid.schema.Definitions.declared;
import static io.cameogrid.schema.change.Settings.defaults;
import static io.cameogrid.schema.change.Settings.fields;
import static io.cameogrid.schema.change.Settings.replicas;
import static io.cameogrid.schema.change.Settings.shards;
import static io.cameogrid.schema.change.Settings.text;
import static io.cameogrid.schema.change.Settings.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import io.cameogrid.schema.IndexSettings;
import io.cameogrid.schema.analysis.AnalysisStep;
import io.cameogrid.schema.analysis.AnalyzerDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Settings that contradict themselves, whatever index they are for. */
class SettingsCheckTest {
    private final SchemaDiff diff = new SchemaDiff(5);

    @Test
    void theIdIsNoField() {
        assertThat(diff.create(IndexName.of("books"), "i7", fields(declared("id", FieldType.STRING)), 8, 1)
                        .fields())
                .isEmpty();
        assertInvalid(fields(declared("id", FieldType.I64)), "'id' is the document's key");
        assertThat(diff.create(IndexName.of("books"), "i7", fields(text("id", Optional.of("default"), false)), 8, 1)
                        .fields())
                .isEmpty();
        assertInvalid(fields(text("id", Optional.of("en_stem"), false)), "not split by tokenizer 'en_stem'; leave");
        assertInvalid(fields(declared("id", FieldType.STRING).withIndexed(false)), "can always be searched");
    }

    @Test
    void settingsThatCannotBeAreRefusedWithTheReason() {
        assertInvalid(shards(12), "shard_count 12 is no power of two from 1 to 1024");
        assertInvalid(shards(0), "shard_count 0");
        assertInvalid(replicas(-1), "replicas -1 is not from 0 to 15");
        assertInvalid(
                fields(text("a", Optional.of("en_stemm"), false)),
                "field 'a': unknown tokenizer 'en_stemm'; did you mean 'en_stem'");
        assertInvalid(
                fields(text("a", Optional.of("quenya"), false)),
                "field 'a': unknown tokenizer 'quenya'; there are ar_stem, bg_stem");
        assertInvalid(fields(declared("_a", FieldType.I64)), "begins with '_'");
        assertInvalid(fields(declared(" ", FieldType.I64)), "a field name is empty");
        assertInvalid(defaults("titel", declared("title", FieldType.TEXT)), "did you mean 'title'?");
        assertInvalid(
                new IndexSettings(
                        Optional.of("x".repeat(513)),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalInt.empty(),
                        OptionalInt.empty()),
                "longer than 512 characters");
        assertInvalid(
                fields(
                        declared("a", FieldType.I64),
                        declared("b", FieldType.I64),
                        declared("c", FieldType.I64),
                        declared("d", FieldType.I64),
                        declared("e", FieldType.I64),
                        declared("f", FieldType.I64)),
                "6 fields are more than the 5");
    }

    @Test
    void analyzersThatCannotBeAreRefusedWithTheReason() {
        assertInvalid(
                with(Map.of("en_stem", AnalyzerDefinition.of("standard"))), "every index has an analyzer 'en_stem'");
        assertInvalid(with(Map.of("No Name", AnalyzerDefinition.of("standard"))), "small letters");
        assertInvalid(
                with(Map.of("a", AnalyzerDefinition.of("standart"))),
                "analyzer 'a': there is no tokenizer 'standart'; did you mean 'standard'?");
        assertInvalid(
                with(Map.of("a", AnalyzerDefinition.of("s".repeat(65_000)))),
                "there is no tokenizer '" + "s".repeat(60) + "…'");
        assertInvalid(
                with(Map.of("a", AnalyzerDefinition.of("standard", "lowercaze"))),
                "there is no filter 'lowercaze'; did you mean 'lowercase'?");
        assertInvalid(
                with(Map.of("a", AnalyzerDefinition.of("standard", "snowball"))), "'snowball' needs the parameter");
        AnalysisStep file = AnalysisStep.of("stop", "words_file", List.of("/etc/passwd"));
        assertInvalid(with(Map.of("a", filtered(file))), "'stop' has no parameter 'words_file'");
        AnalysisStep klingon = AnalysisStep.of("stop", "language", List.of("klingon"));
        assertInvalid(with(Map.of("a", filtered(klingon))), "the parameter 'language' of 'stop' is none of ar, bg");
        AnalysisStep long1 = AnalysisStep.of("truncate", "prefix_length", List.of("0"));
        assertInvalid(with(Map.of("a", filtered(long1))), "is a whole number from 1 to 1000, not '0'");
    }

    @Test
    void formsOfAFieldBelongToOneWithValues() {
        FieldDefinition title = declared("head", FieldType.TEXT);
        FieldDefinition exact = declared("head.exact", FieldType.STRING).indexing("head");
        IndexDefinition index = diff.create(IndexName.of("books"), "i7", fields(title, exact), 8, 1);
        assertThat(index.field("head.exact")).contains(exact);

        assertInvalid(fields(exact), "needs 'head' to be a field with values of its own");
        assertInvalid(
                fields(declared("head", FieldType.JSON), exact), "needs 'head' to be a field with values of its own");
        assertInvalid(fields(title, declared("head.n", FieldType.I64).indexing("head")), "is text or string, not i64");
        assertInvalid(
                fields(title, declared("head.a.b", FieldType.TEXT).indexing("head")), "without dots and white space");

        IndexDefinition plain = diff.create(IndexName.of("books"), "i7", fields(title), 8, 1);
        assertThat(diff.between(plain, fields(exact), false)).isInstanceOf(SchemaChange.Changed.class);
        assertThat(diff.between(plain, fields(exact), true))
                .as("what is there has to be indexed anew")
                .isInstanceOf(SchemaChange.Contradiction.class);
        assertThat(diff.between(index, fields(declared("head.exact", FieldType.STRING)), true))
                .as("a form cannot become a field of its own")
                .isInstanceOf(SchemaChange.Contradiction.class);
    }

    @Test
    void aFormHasNoFieldsBeneathIt() {
        FieldDefinition title = declared("head", FieldType.TEXT);
        FieldDefinition exact = declared("head.exact", FieldType.STRING).indexing("head");
        FieldDefinition beneath = declared("head.exact.x.y", FieldType.I64);
        String reason = "'head.exact', which is to index the values of another field, has no values of its own, so that"
                + " there can be no field 'head.exact.x.y' beneath it";
        assertInvalid(fields(title, exact, beneath), reason);
        IndexDefinition index = diff.create(IndexName.of("books"), "i7", fields(title, exact), 8, 1);
        assertThatThrownBy(() -> diff.between(index, fields(beneath), true)).hasMessageContaining(reason);
        IndexDefinition other = diff.create(IndexName.of("books"), "i7", fields(title, beneath), 8, 1);
        assertThatThrownBy(() -> diff.between(other, fields(exact), false)).hasMessageContaining(reason);
        assertThat(diff.between(index, fields(declared("head.exactly", FieldType.I64)), true))
                .isInstanceOf(SchemaChange.Changed.class);
    }

    private void assertInvalid(IndexSettings settings, String message) {
        assertThatThrownBy(() -> diff.create(IndexName.of("books"), "i7", settings, 8, 1))
                .isInstanceOfSatisfying(CameoGridException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_SCHEMA);
                    assertThat(e.detail()).contains(message);
                });
    }

    private static AnalyzerDefinition filtered(AnalysisStep filter) {
        return new AnalyzerDefinition(AnalysisStep.of("standard"), List.of(), List.of(filter), Optional.empty());
    }
}
