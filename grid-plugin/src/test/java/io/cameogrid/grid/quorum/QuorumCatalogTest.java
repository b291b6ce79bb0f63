package io.cameogrid.grid.quorum;

import static io.cameogrid.grid.quorum.TestCluster.BOOKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cameogrid.api.document.DocumentWrite;
import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.api.document.WriteCondition;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.schema.IndexName;
import io.cameogrid.schema.IndexSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The oldest server, which would change the catalog before it tells the others, is cut off. */
final class QuorumCatalogTest {
    @TempDir
    Path directory;

    @Test
    void aServerThatIsCutOffChangesNoCatalogAndComesBack() throws Exception {
        try (TestCluster cluster = new TestCluster(directory, "abc").start("a", "b", "c")) {
            cluster.index("a", 1);
            cluster.put("a", "1", "dune", TestCluster.farOff());
            for (String other : List.of("b", "c")) {
                cluster.cuts.cutDiscovery("a", other);
                cluster.cuts.cutCommunication("a", other);
            }
            // Its lease still holds, and a field that is new needs another definition.
            CameoGridException refusal = catchThrowableOfType(
                    CameoGridException.class,
                    () -> cluster.grid("a")
                            .documents()
                            .put(
                                    BOOKS,
                                    new DocumentWrite("2", Optional.empty(), JsonBytes.of("{\"author\":\"Herbert\"}")),
                                    WriteCondition.ALWAYS,
                                    TestCluster.in(Duration.ofSeconds(2))));
            assertThat(refusal.code()).isEqualTo(ErrorCode.NO_QUORUM);

            TestCluster.until(
                    "the others go on",
                    () -> cluster.ignite("b").cluster().forServers().nodes().size() == 2);
            cluster.grid("b").catalog().configure(IndexName.of("films"), IndexSettings.none(), false);
            cluster.stop("a");
            cluster.cuts.heal();
            cluster.restart("a");
            assertThat(cluster.grid("a").catalog().find(BOOKS))
                    .isEqualTo(cluster.grid("b").catalog().find(BOOKS));
            assertThat(cluster.grid("a").catalog().find(IndexName.of("films"))).isPresent();
        }
    }
}
