package io.cameogrid.grid.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.grid.internal.LocalPartitions;
import io.cameogrid.grid.node.GridNode;
import io.cameogrid.grid.node.GridNodeConfig;
import io.cameogrid.grid.store.DocumentCaches;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import io.cameogrid.schema.IndexSettings;
import io.cameogrid.schema.change.SchemaDiff;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.ignite.IgniteException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index that cannot be made on every server leaves nothing behind. */
final class NewIndexesTest {
    private static final IndexName BOOKS = IndexName.of("books");

    @TempDir
    Path directory;

    @Test
    void anIndexThatAServerCouldNotOpenIsTakenBack() {
        try (GridNode node = GridNode.start(GridNodeConfig.defaults(directory))) {
            BrokenServers servers = new BrokenServers();
            MetastorageCatalog catalog = MetastorageCatalog.register(node.ignite(), servers);
            NewIndexes newIndexes = new NewIndexes(
                    catalog,
                    new DocumentCaches(node.ignite(), new LocalPartitions(node.ignite()), catalog::isNamed),
                    new SchemaDiff(10),
                    new NewIndexes.Defaults(4, 0),
                    servers);
            IndexDefinition index = newIndexes.draft(BOOKS, IndexSettings.none());

            assertThatThrownBy(() -> newIndexes.register(index, Deadline.after(Duration.ofMinutes(1))))
                    .isInstanceOfSatisfying(
                            CameoGridException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_READY));

            assertThat(servers.discarded).containsExactly(catalog.encoded(index));
            assertThat(node.ignite().cacheNames()).doesNotContain(DocumentCaches.name(index.incarnation()));
            assertThat(node.catalog().find(BOOKS)).isEmpty();
        }
    }

    /** One of them fails to open any new index. */
    private static final class BrokenServers implements Servers {
        private final List<String> discarded = new ArrayList<>();

        @Override
        public boolean know(IndexName name) {
            return false;
        }

        @Override
        public void prepare(String encodedDefinition) {
            throw new IgniteException("for a test");
        }

        @Override
        public void discard(String encodedDefinition) {
            discarded.add(encodedDefinition);
        }

        @Override
        public void remap(String encodedDefinition) {
            throw new UnsupportedOperationException("nothing is mapped here");
        }

        @Override
        public void awaitOnDisk(String encodedDefinition, Deadline deadline) {
            // Nothing is written here.
        }
    }
}
