package io.cameogrid.grid.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.DocumentStore.BulkItem;
import io.cameogrid.api.document.DocumentAddress;
import io.cameogrid.api.document.DocumentWrite;
import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.api.document.WriteCondition;
import io.cameogrid.api.document.WriteReceipt;
import io.cameogrid.api.search.SearchRequest;
import io.cameogrid.schema.IndexName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole node in this process: what is written is read, found, and there again after a restart. */
final class GridNodeTest {
    private static final IndexName BOOKS = IndexName.of("books");

    @TempDir
    Path directory;

    @Test
    void whatIsAcknowledgedIsReadFoundAndThereAfterARestart() {
        try (GridNode node = GridNode.start(GridNodeConfig.defaults(directory))) {
            WriteReceipt first = put(node, "1", "{\"title\":\"Dune\",\"year\":1965}");
            assertThat(first.outcome()).isEqualTo(WriteReceipt.Outcome.CREATED);
            WriteReceipt second = put(node, "1", "{\"title\":\"Dune\",\"year\":1966}");
            assertThat(second.outcome()).isEqualTo(WriteReceipt.Outcome.UPDATED);
            assertThat(second.version()).isEqualTo(2);
            assertThat(total(node)).isEqualTo(1);
            List<BulkItem> items = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                items.add(new BulkItem.Write(new DocumentWrite(
                        "b" + i,
                        Optional.empty(),
                        JsonBytes.of("{\"title\":\"Book " + i + "\",\"pages\":" + i + "}"))));
            }
            node.documents().putAll(BOOKS, items, true, in30s());
            assertThat(total(node)).isEqualTo(1001);
            node.documents().delete(BOOKS, DocumentAddress.of("b7"), WriteCondition.ALWAYS, in30s());
            assertThat(total(node)).isEqualTo(1000);
        }
        try (GridNode node = GridNode.start(GridNodeConfig.defaults(directory))) {
            assertThat(total(node)).isEqualTo(1000);
            assertThat(node.search()
                            .search(SearchRequest.of(BOOKS, "title:dune year:>1960"))
                            .hits())
                    .singleElement()
                    .satisfies(hit -> assertThat(hit.id()).isEqualTo("1"));
            assertThat(node.documents().get(BOOKS, DocumentAddress.of("1")))
                    .hasValueSatisfying(
                            document -> assertThat(document.version()).isEqualTo(2));
        }
    }

    private static long total(GridNode node) {
        return node.search().search(SearchRequest.of(BOOKS, "*")).total().value();
    }

    private static WriteReceipt put(GridNode node, String id, String json) {
        return node.documents()
                .put(
                        BOOKS,
                        new DocumentWrite(id, Optional.empty(), JsonBytes.of(json)),
                        WriteCondition.ALWAYS,
                        in30s());
    }

    private static Deadline in30s() {
        return Deadline.after(Duration.ofSeconds(30));
    }
}
