package io.cameogrid.bench.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameogrid.schema.FieldType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CorpusTest {
    @Test
    void theSameSeedMakesTheSameDocumentsAndAnotherOneOthers() {
        assertThat(texts(CorpusGenerator.corpus(200, 7))).isEqualTo(texts(CorpusGenerator.corpus(200, 7)));
        assertThat(texts(CorpusGenerator.corpus(200, 7))).isNotEqualTo(texts(CorpusGenerator.corpus(200, 8)));
    }

    @Test
    void generatedDocumentsAreLikeThoseOfAnArchive() {
        Corpus corpus = CorpusGenerator.corpus(3_000, 42);

        assertThat(corpus.jsonBytes() / corpus.documents().size()).isBetween(600L, 900L);
        assertThat(corpus.documents().stream().map(BenchDocument::id).collect(Collectors.toSet()))
                .hasSize(3_000);
        assertThat(corpus.shape().words()).isEqualTo("description");
        assertThat(corpus.shape().number()).isEqualTo("installed_size");
        assertThat(corpus.shape().fields())
                .containsEntry("description", FieldType.TEXT)
                .containsEntry("tags", FieldType.STRING)
                .containsEntry("rating", FieldType.F64)
                .containsEntry("essential", FieldType.BOOLEAN)
                .doesNotContainKey("id");
        assertThat(corpus.shape().fields().get(corpus.shape().tag())).isEqualTo(FieldType.STRING);
    }

    @Test
    void everyClassHasManyDifferentQueries() {
        QuerySet queries = QueryDraw.queries(CorpusGenerator.corpus(3_000, 42), 100, 1);

        for (QueryClass kind : QueryClass.values()) {
            List<String> texts = queries.of(kind).stream().map(BenchQuery::text).toList();
            assertThat(texts).as(kind.label()).hasSizeGreaterThan(80).doesNotHaveDuplicates();
        }
        assertThat(queries.mixed())
                .hasSize(
                        queries.byClass().values().stream().mapToInt(List::size).sum());
        assertThat(new HashSet<>(queries.mixed())).hasSameSizeAs(queries.mixed());
    }

    @Test
    void queriesAreWrittenInTheLanguageOfTheServer() {
        assertThat(new BenchQuery.Or(List.of("a", "b")).text()).isEqualTo("a OR b");
        assertThat(new BenchQuery.And(List.of("a", "b")).text()).isEqualTo("a AND b");
        assertThat(new BenchQuery.Phrase(List.of("a", "b")).text()).isEqualTo("\"a b\"");
        assertThat(new BenchQuery.Range("n", -5, 7).text()).isEqualTo("n:[-5 TO 7]");
        assertThat(new BenchQuery.Filter("f", "a\"b", "c").text()).isEqualTo("f:\"a\\\"b\" AND c");
    }

    @Test
    void aFileOfLinesIsACorpusToo(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("books.ndjson");
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            lines.append(
                    "{\"id\":\"b%d\",\"about\":{\"text\":\"one two three four five %d\"},\"kind\":\"k%d\",\"n\":%d}\n"
                            .formatted(i, i, i % 5, i));
        }
        Files.writeString(file, lines);

        Corpus corpus = Corpus.read(file, 15);

        assertThat(corpus.documents()).hasSize(15);
        assertThat(corpus.shape().words()).isEqualTo("about.text");
        assertThat(corpus.shape().tag()).isEqualTo("kind");
        assertThat(corpus.shape().number()).isEqualTo("n");
    }

    @Test
    void aLineWithoutIdIsNamed(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("books.ndjson");
        Files.writeString(file, "{\"id\":\"a\"}\n{\"title\":\"b\"}\n");

        assertThatThrownBy(() -> Corpus.read(file, 10)).hasMessageContaining("line 2: no id");
    }

    private static List<String> texts(Corpus corpus) {
        return corpus.documents().stream()
                .map(document -> new String(document.json(), java.nio.charset.StandardCharsets.UTF_8))
                .toList();
    }
}
