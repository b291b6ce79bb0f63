package io.cameogrid.schema.change;

import static io.cameogrid.schema.Definitions.declared;
import static io.cameogrid.schema.Definitions.notIndexed;
import static io.cameogrid.schema.change.Settings.fields;
import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.schema.Definitions;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.Growth;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import io.cameogrid.schema.IndexSettings;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Fields that are declared when documents may have values of them already, which were not indexed. */
class LeftOutFieldsTest {
    private static final IndexDefinition PRESENT = Definitions.of(declared("title", FieldType.TEXT));

    private final SchemaDiff diff = new SchemaDiff(500);

    @Test
    void aNewFieldOfWhichDocumentsMayHaveValuesTakesIndexingThemAnew() {
        IndexSettings settings = fields(declared("more", FieldType.I64));
        IndexDefinition full = PRESENT.withFields(PRESENT.fields(), true);
        assertThat(diff.between(PRESENT, settings, true)).isInstanceOf(SchemaChange.Changed.class);
        assertThat(diff.between(full, settings, true)).isInstanceOf(SchemaChange.Contradiction.class);
        assertThat(diff.between(full, settings, false)).isInstanceOf(SchemaChange.Changed.class);

        IndexDefinition hidden = Definitions.of(notIndexed("meta", FieldType.JSON));
        assertThat(diff.between(hidden, fields(declared("meta.size", FieldType.I64)), true))
                .isInstanceOf(SchemaChange.Contradiction.class);
        assertThat(diff.between(hidden, fields(notIndexed("meta.size", FieldType.I64)), true))
                .isInstanceOf(SchemaChange.Changed.class);
    }

    @Test
    void aFieldThatWasLeftOutNeedsItsDocumentsIndexedAnew() {
        IndexDefinition index = diff.create(IndexName.of("books"), "i7", fields(declared("a", FieldType.I64)), 8, 1);
        IndexDefinition listing =
                index.withFields(index.fields(), true, index.growth().leavingOut(List.of("late")));
        assertThat(diff.between(listing, fields(declared("late", FieldType.TEXT)), true))
                .isInstanceOf(SchemaChange.Contradiction.class);
        assertThat(diff.between(listing, fields(declared("later", FieldType.TEXT)), true))
                .isInstanceOf(SchemaChange.Changed.class);
        assertThat(diff.between(listing, fields(declared("late", FieldType.TEXT)), false))
                .isInstanceOfSatisfying(
                        SchemaChange.Changed.class,
                        changed -> assertThat(changed.definition().growth().unindexed())
                                .isEmpty());
    }

    /** That there is room in the list again does not tell what it had no room for. */
    @Test
    void aFullListThatLosesAFieldIsStillNotAllThatThereIs() {
        List<String> many = IntStream.range(0, Growth.MOST_LISTED + 1)
                .mapToObj(i -> "n" + i)
                .toList();
        Growth growth = Growth.FREE.leavingOut(many);
        IndexDefinition index = PRESENT.withFields(PRESENT.fields(), true, growth);
        assertThat(diff.between(index, fields(notIndexed("n7", FieldType.I64)), true))
                .isInstanceOfSatisfying(SchemaChange.Changed.class, changed -> {
                    Growth rest = changed.definition().growth();
                    assertThat(rest.unindexed()).hasSize(Growth.MOST_LISTED - 1).doesNotContain("n7");
                    assertThat(rest.mayHaveMore()).isTrue();
                    assertThat(rest.hasRoom()).isTrue();
                    String unlisted = "n" + Growth.MOST_LISTED;
                    assertThat(diff.between(changed.definition(), fields(declared(unlisted, FieldType.I64)), true))
                            .as("documents have values of it, though it is not listed")
                            .isInstanceOf(SchemaChange.Contradiction.class);
                    assertThat(rest.leavingOut(List.of("late")).mayHaveMore()).isTrue();
                });
    }
}
