package io.cameogrid.bench.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.bench.corpus.BenchDocument;
import io.cameogrid.bench.corpus.BenchQuery;
import io.cameogrid.bench.corpus.Corpus;
import io.cameogrid.bench.corpus.CorpusGenerator;
import io.cameogrid.bench.corpus.JsonLeaves;
import io.cameogrid.bench.corpus.QueryClass;
import io.cameogrid.bench.corpus.QueryDraw;
import io.cameogrid.bench.corpus.QuerySet;
import io.cameogrid.bench.load.ClosedLoop;
import io.cameogrid.bench.load.CpuClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LuceneIndexTest {
    private static final Corpus CORPUS = CorpusGenerator.corpus(1_000, 42);
    private static final QuerySet QUERIES = QueryDraw.queries(CORPUS, 20, 1);
    private static final Map<String, Set<String>> WORDS = wordsById();

    @TempDir
    private Path directory;

    @Test
    void queriesFindWhatReadingAllDocumentsFinds() throws IOException {
        LuceneIndex.write(directory, CORPUS, true, 100, 2);
        try (LuceneIndex index = LuceneIndex.open(directory, CORPUS)) {
            for (QueryClass kind : List.of(QueryClass.TERM, QueryClass.OR, QueryClass.AND, QueryClass.PREFIX)) {
                for (BenchQuery query : QUERIES.of(kind)) {
                    assertThat(index.matches(query))
                            .as(query.text())
                            .isEqualTo(readingAll(query))
                            .isNotEmpty();
                }
            }
        }
    }

    @Test
    void everyClassIsSearchedUntilTheTimeIsOver() throws IOException {
        ClosedLoop.Outcome written = LuceneIndex.write(directory, CORPUS, true, 100, 2);
        try (LuceneIndex index = LuceneIndex.open(directory, CORPUS)) {
            for (QueryClass kind : QueryClass.values()) {
                ClosedLoop.Outcome outcome = ClosedLoop.run(
                        List.of(index.searching(QUERIES.of(kind), 0, true)), Duration.ofMillis(50), CpuClock.own());
                assertThat(outcome.latencies().count()).as(kind.label()).isPositive();
            }
        }
        assertThat(written.latencies().count()).isEqualTo(10);
    }

    private static Set<String> readingAll(BenchQuery query) {
        Set<String> ids = new TreeSet<>();
        WORDS.forEach((id, words) -> {
            if (matches(query, words)) {
                ids.add(id);
            }
        });
        return ids;
    }

    private static Map<String, Set<String>> wordsById() {
        Map<String, Set<String>> words = new HashMap<>();
        for (BenchDocument document : CORPUS.documents()) {
            JsonLeaves.walk(document.json(), (path, value) -> {
                if (path.equals(CORPUS.shape().words())) {
                    words.put(document.id(), words(value.getText()));
                }
            });
        }
        return words;
    }

    private static boolean matches(BenchQuery query, Set<String> words) {
        return switch (query) {
            case BenchQuery.Term(String word) -> words.contains(word);
            case BenchQuery.Or(List<String> some) -> some.stream().anyMatch(words::contains);
            case BenchQuery.And(List<String> all) -> words.containsAll(all);
            case BenchQuery.Prefix(String beginning) -> words.stream().anyMatch(word -> word.startsWith(beginning));
            default -> throw new IllegalArgumentException(query.text());
        };
    }

    private static Set<String> words(String text) {
        return Set.copyOf(List.of(text.toLowerCase(Locale.ROOT).split("\\W+")));
    }
}
