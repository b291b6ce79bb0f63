package io.cameogrid.grid.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.topology.MicroshardId;
import io.cameogrid.grid.store.DocumentCaches;
import io.cameogrid.grid.store.StoredDocument;
import io.cameogrid.grid.store.StoredKey;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import io.cameogrid.schema.IndexSettings;
import io.cameogrid.schema.change.SchemaDiff;
import io.cameogrid.search.port.ChangeSink;
import io.cameogrid.search.port.Row;
import io.cameogrid.search.port.SchemaSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whatever comes through the hook and cannot be indexed: nothing is thrown, and no microshard passes for whole. */
final class MicroshardIndexingSpiTest {
    private static final IndexDefinition INDEX =
            new SchemaDiff(10).create(IndexName.of("books"), "i1", IndexSettings.none(), 4, 0);
    private static final String CACHE = DocumentCaches.name(INDEX.incarnation());

    private final List<String> told = new ArrayList<>();
    private Optional<Error> error = Optional.empty();
    private boolean leaving;
    private final MicroshardIndexingSpi hook =
            new MicroshardIndexingSpi(new Told(), new OneIndex(), (cacheName, partition) -> leaving);

    @Test
    void aRowIsToldToItsMicroshard() {
        hook.store(CACHE, StoredKey.of("a"), StoredDocument.of("{}"), 0);
        assertThat(told).singleElement().asString().startsWith("stored").endsWith("a");
    }

    @Test
    void aValueThatIsNoDocumentIsAMissedChangeOfItsMicroshard() {
        hook.store(CACHE, StoredKey.of("a"), "no document", 0);
        assertThat(told).singleElement().asString().startsWith("missed");
    }

    @Test
    void anErrorBeforeTheMicroshardIsKnownIsAMissedChangeOfAll() {
        error = Optional.of(new OutOfMemoryError("for a test"));
        hook.store(CACHE, StoredKey.of("a"), StoredDocument.of("{}"), 0);
        hook.remove(CACHE, StoredKey.of("a"));
        assertThat(told).hasSize(2 * INDEX.microshards()).allMatch(line -> line.startsWith("missed"));
    }

    @Test
    void aRowThatGoesWithItsPartitionIsNotDeleted() {
        hook.remove(CACHE, StoredKey.of("a"));
        leaving = true;
        hook.remove(CACHE, StoredKey.of("a"));
        assertThat(told).hasSize(2);
        assertThat(told.getFirst()).startsWith("removed");
        assertThat(told.getLast()).startsWith("left");
    }

    @Test
    void aKeyThatIsNoDocumentsKeyIsNobodys() {
        hook.store(CACHE, "no key", StoredDocument.of("{}"), 0);
        assertThat(told).isEmpty();
    }

    private final class Told implements ChangeSink {
        @Override
        public void stored(MicroshardId microshard, Row row) {
            told.add("stored " + microshard.partition() + " " + row.key().id());
        }

        @Override
        public void removed(MicroshardId microshard, DocumentKey key) {
            told.add("removed " + microshard.partition() + " " + key.id());
        }

        @Override
        public void left(MicroshardId microshard) {
            told.add("left " + microshard.partition());
        }

        @Override
        public void missed(MicroshardId microshard, Throwable cause) {
            told.add("missed " + microshard.partition());
        }
    }

    /** Throws every second time as long as there is an error, like a machine that is out of memory now and then. */
    private final class OneIndex implements SchemaSource {
        private boolean thrown;

        @Override
        public Optional<IndexDefinition> find(IndexName name) {
            return Optional.of(INDEX);
        }

        @Override
        public Optional<IndexDefinition> findIncarnation(String incarnation) {
            if (error.isPresent()) {
                thrown = !thrown;
                if (thrown) {
                    throw error.get();
                }
            }
            return Optional.of(INDEX).filter(index -> index.incarnation().equals(incarnation));
        }
    }
}
