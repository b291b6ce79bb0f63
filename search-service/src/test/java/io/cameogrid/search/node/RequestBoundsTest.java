package io.cameogrid.search.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.search.Annotations;
import io.cameogrid.api.search.SearchRequest;
import io.cameogrid.schema.IndexName;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests whose answers, or the work for them, would know no bounds. */
final class RequestBoundsTest {
    private static final IndexName BOOKS = IndexName.of("books");

    @Test
    void theyAreRefusedWithTheParameterNamed(@TempDir Path directory) {
        try (MemoryCluster cluster = new MemoryCluster(directory, Books.index(1), 1)) {
            cluster.put("a", "{\"title\":\"grid\"}");
            Annotations explain = new Annotations(Optional.empty(), true);
            refused(cluster, TestRequest.of(BOOKS, "grid").limit(101).build().asking(explain));
            refused(
                    cluster,
                    TestRequest.of(BOOKS, "grid").offset(50).limit(51).build().asking(explain));
            String[] stars = Collections.nCopies(65, "*").toArray(String[]::new);
            refused(cluster, TestRequest.of(BOOKS, "grid").fields(stars).build());
        }
    }

    @Test
    void whatTheTailOfTheQueryAsksForIsRefusedWithItsPosition(@TempDir Path directory) {
        try (MemoryCluster cluster = new MemoryCluster(directory, Books.index(1), 1)) {
            cluster.put("a", "{\"title\":\"grid\"}");
            assertThat(position(cluster, TestRequest.of(BOOKS, "grid sort pric").build()))
                    .isEqualTo(10);
            assertThat(position(
                            cluster,
                            TestRequest.of(BOOKS, "grid sort " + "p".repeat(30_000))
                                    .build()))
                    .isEqualTo(10);
            assertThat(position(cluster, TestRequest.of(BOOKS, "* limit 10001").build()))
                    .isEqualTo(8);
            assertThat(position(cluster, TestRequest.of(BOOKS, "* offset 10000").build()))
                    .isEqualTo(9);
            assertThat(position(
                            cluster,
                            TestRequest.of(BOOKS, "* limit 5").limit(10_001).build()))
                    .isEqualTo("none");
            assertThat(cluster.engine(0)
                            .validate(TestRequest.of(BOOKS, "grid sort pric").build())
                            .problem()
                            .orElseThrow()
                            .facts())
                    .containsEntry("position", 10);
        }
    }

    private static Object position(MemoryCluster cluster, SearchRequest request) {
        CameoGridException refusal = catchThrowableOfType(
                CameoGridException.class, () -> cluster.engine(0).search(request));
        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_PARAMETER);
        return refusal.facts().getOrDefault("position", "none");
    }

    private static void refused(MemoryCluster cluster, SearchRequest request) {
        assertThatExceptionOfType(CameoGridException.class)
                .isThrownBy(() -> cluster.engine(0).search(request))
                .extracting(CameoGridException::code)
                .isEqualTo(ErrorCode.INVALID_PARAMETER);
    }
}
