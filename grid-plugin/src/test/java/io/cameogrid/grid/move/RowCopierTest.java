package io.cameogrid.grid.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.grid.node.GridNode;
import io.cameogrid.grid.node.GridNodeConfig;
import io.cameogrid.grid.store.StoredDocument;
import io.cameogrid.grid.store.StoredKey;
import io.cameogrid.schema.IndexName;
import io.cameogrid.schema.IndexSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javax.cache.Cache;
import org.apache.ignite.IgniteCache;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RowCopierTest {
    private static final int PARTITIONS = 8;
    private static final int ROWS = 700;

    private static GridNode node;
    private static IgniteCache<StoredKey, StoredDocument> source;
    private static IgniteCache<StoredKey, StoredDocument> target;

    private final RowCopier copier = new RowCopier(source, target, deadline -> {}, rows -> {});

    @BeforeAll
    static void start(@TempDir Path directory) {
        node = GridNode.start(GridNodeConfig.defaults(directory));
        source = cache("source");
        target = cache("target");
    }

    private static IgniteCache<StoredKey, StoredDocument> cache(String name) {
        node.catalog().configure(IndexName.of(name), IndexSettings.none(), false);
        return node.plugin().cache(IndexName.of(name));
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @BeforeEach
    void fill() {
        source.clear();
        target.clear();
        for (int i = 0; i < ROWS; i++) {
            source.put(key(i), row("first " + i));
        }
    }

    @Test
    void everyRowIsCopied() {
        each(copier::copy);
        theSame();
    }

    @Test
    void whatDiffersIsPutAndWhatIsExtraIsRemoved() {
        each(copier::copy);
        source.put(key(1), row("second"));
        source.remove(key(2));
        source.put(key(ROWS), row("new"));
        target.put(key(ROWS + 1), row("extra"));

        each(copier::compare);
        assertThat(rows(target))
                .containsKeys(key(2), key(ROWS + 1))
                .containsEntry(key(1), rows(source).get(key(1)));
        each(copier::trim);
        theSame();
    }

    @Test
    void namedRowsAreBroughtToWhatTheyAre() {
        each(copier::copy);
        source.put(key(1), row("second"));
        source.remove(key(2));
        source.put(key(ROWS), row("new"));

        copier.repair(
                List.of(documentKey(1), documentKey(2), documentKey(3), documentKey(ROWS), documentKey(ROWS + 1)));
        theSame();
    }

    private static void each(IntConsumer work) {
        IntStream.range(0, PARTITIONS).forEach(work);
    }

    private static void theSame() {
        assertThat(rows(target)).isEqualTo(rows(source)).isNotEmpty();
    }

    private static Map<StoredKey, String> rows(IgniteCache<StoredKey, StoredDocument> cache) {
        Map<StoredKey, String> rows = new HashMap<>();
        for (Cache.Entry<StoredKey, StoredDocument> row : cache) {
            rows.put(
                    row.getKey(),
                    row.getValue().source() + " v" + row.getValue().version());
        }
        return rows;
    }

    private static DocumentKey documentKey(int number) {
        return DocumentKey.of("d" + number, "r" + number % 50);
    }

    private static StoredKey key(int number) {
        return StoredKey.of(documentKey(number));
    }

    private static StoredDocument row(String text) {
        return StoredDocument.of("{\"text\":\"" + text + "\"}");
    }
}
