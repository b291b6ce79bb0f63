package io.cameogrid.grid.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.grid.catalog.Move.Phase;
import io.cameogrid.grid.catalog.Move.Shape;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import io.cameogrid.schema.IndexSettings;
import io.cameogrid.schema.change.SchemaDiff;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class EntryCodecTest {
    private static final Move MOVE = new Move(
            "move-books-1", Phase.CLOSED, "second", new Shape(8, 2), Instant.parse("2026-01-02T03:04:05.678Z"));

    private final DefinitionCodec definitions = new DefinitionCodec();
    private final EntryCodec codec = new EntryCodec(definitions);
    private final IndexDefinition definition =
            new SchemaDiff(10).create(IndexName.of("books"), "first", IndexSettings.none(), 8, 1);

    @Test
    void entriesAreReadAsTheyWereWritten() {
        CatalogEntry created = CatalogEntry.created(definition);
        CatalogEntry moving = created.with(MOVE);
        CatalogEntry swapped = moving.swapped();
        for (CatalogEntry entry : new CatalogEntry[] {created, moving, swapped, swapped.withoutMove()}) {
            assertThat(codec.decode(codec.encode(entry))).isEqualTo(entry);
        }
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
    void theTwoCachesChangePlaces() {
        CatalogEntry moving = CatalogEntry.created(definition).with(MOVE);
        CatalogEntry swapped = moving.swapped();
        assertThat(swapped.definition())
                .isEqualTo(definition.placed("second", 8, 2).withVersion(2));
        assertThat(swapped.other()).contains(definition.withVersion(2));
        assertThat(moving.precedes(swapped)).isTrue();
        assertThat(swapped.precedes(moving)).isFalse();
        assertThat(swapped.holdsWrites()).isTrue();
        assertThat(swapped.withoutMove().holdsWrites()).isFalse();
    }
}
