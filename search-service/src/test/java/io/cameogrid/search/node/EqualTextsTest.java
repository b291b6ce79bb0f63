package io.cameogrid.search.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.schema.IndexName;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Texts that are equally long and end alike, written by several threads in turn: what a writer keeps of one thread's text must not
 * be taken for that of another.
 */
final class EqualTextsTest {
    private static final int DOCUMENTS = 400;

    @Test
    void everyOneIsFoundByItsWords(@TempDir Path directory) throws Exception {
        List<ExecutorService> threads =
                Stream.generate(Executors::newSingleThreadExecutor).limit(3).toList();
        try (MemoryCluster cluster = new MemoryCluster(directory, Books.index(1), 1)) {
            for (int i = 0; i < DOCUMENTS; i++) {
                String id = "d" + i;
                String json = "{\"title\":\"the quick brown fox jumps over the lazy dog and runs %05d\"}".formatted(i);
                threads.get(i % threads.size())
                        .submit(() -> cluster.put(id, json))
                        .get();
            }
            for (String query : List.of("title:fox", "title:00123 OR title:fox", "*")) {
                assertThat(cluster.engine(0)
                                .search(TestRequest.of(IndexName.of("books"), query)
                                        .build())
                                .total()
                                .value())
                        .as(query)
                        .isEqualTo(DOCUMENTS);
            }
        } finally {
            threads.forEach(ExecutorService::shutdown);
        }
    }
}
