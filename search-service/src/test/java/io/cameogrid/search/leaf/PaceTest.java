package io.cameogrid.search.leaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.search.SortKey;
import io.cameogrid.query.QueryLimits;
import io.cameogrid.query.QueryParser;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.search.analysis.AnalyzerCatalog;
import io.cameogrid.search.mapping.DocumentMapper;
import io.cameogrid.search.mapping.QueryTranslator;
import io.cameogrid.search.mapping.SortTranslator;
import io.cameogrid.search.mapping.UnmappableException;
import io.cameogrid.search.node.TestIndex;
import io.cameogrid.search.port.Row;
import io.cameogrid.search.statistics.LiveFrequencies;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where one document can take long, a search whose time is over goes through few more. */
class PaceTest {
    private static final IndexDefinition DEFINITION =
            TestIndex.of("books", 1, Map.of("t", FieldType.TEXT, "s", FieldType.STRING, "n", FieldType.I64));
    private static final int DOCUMENTS = 20_000;
    private static final int MOST_AFTERWARDS = 1_024;

    private static final AnalyzerCatalog ANALYZERS = new AnalyzerCatalog();
    private static final ByteBuffersDirectory DIRECTORY = new ByteBuffersDirectory();
    private static DirectoryReader reader;

    @BeforeAll
    static void fill() throws IOException, UnmappableException {
        DocumentMapper mapper = new DocumentMapper(ANALYZERS);
        try (IndexWriter writer = new IndexWriter(DIRECTORY, new IndexWriterConfig(ANALYZERS.ofWriters()))) {
            for (int i = 0; i < DOCUMENTS; i++) {
                String text = i == 7 ? "x".repeat(9_000) : "x";
                String json = "{\"t\":\"red fox\",\"s\":\"" + text + "\",\"n\":" + i + "}";
                writer.addDocument(mapper.map(DEFINITION, new Row(DocumentKey.of("d" + i), 1, 1, JsonBytes.of(json))));
            }
            writer.forceMerge(1);
        }
        reader = DirectoryReader.open(DIRECTORY);
    }

    @AfterAll
    static void close() throws IOException {
        reader.close();
        DIRECTORY.close();
    }

    @Test
    void phrasesLookAtTheClockOften() {
        assertThat(visitedAfterTheEnd("t:\"red fox\"", Optional.empty())).isLessThan(MOST_AFTERWARDS);
        assertThat(visitedAfterTheEnd("t:(red AND \"red fox\"~3)", Optional.empty()))
                .isLessThan(MOST_AFTERWARDS);
    }

    @Test
    void ordersByLongOrManyValuesLookAtTheClockOften() {
        SortKey average = new SortKey("n", true, SortKey.Missing.LAST, SortKey.Mode.AVG, Optional.empty());
        for (SortKey key : List.of(new SortKey("s", true), average)) {
            assertThat(visitedAfterTheEnd("t:red", Optional.of(key)))
                    .as("%s", key)
                    .isLessThan(MOST_AFTERWARDS);
        }
    }

    /** How many documents the search looks at when its time is over, which comes to pass at one of the first. */
    private static int visitedAfterTheEnd(String query, Optional<SortKey> key) {
        Deadline deadline = Deadline.after(Duration.ofMillis(200));
        Query translated = new QueryTranslator(ANALYZERS)
                .translate(
                        DEFINITION,
                        QueryParser.parse(query, QueryLimits.DEFAULT).query(),
                        false)
                .query();
        Watched watched = new Watched(deadline);
        Query both = new BooleanQuery.Builder()
                .add(translated, Occur.MUST)
                .add(watched, Occur.FILTER)
                .build();
        Optional<Sort> sort =
                key.map(one -> SortValues.total(new SortTranslator().translate(DEFINITION, List.of(one))));
        ViewSearcher searcher = new ViewSearcher(
                new IndexSearcher(reader), new LiveFrequencies(), Optional.of(deadline), Optional.empty());
        assertThatThrownBy(() -> new TopSearch(both, sort, Optional.empty(), 10, true).run(searcher))
                .isInstanceOfSatisfying(
                        CameoGridException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TIMEOUT));
        return watched.afterwards;
    }

    /** Matches every document, and waits at the 300th until the time is over. */
    private static final class Watched extends Query {
        private final Deadline deadline;
        private int visited;
        private int afterwards;

        Watched(Deadline deadline) {
            this.deadline = deadline;
        }

        private boolean visit() {
            while (++visited == 300 && !deadline.expired()) {
                visited--;
                Thread.onSpinWait();
            }
            afterwards += deadline.expired() ? 1 : 0;
            return true;
        }

        @Override
        public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
            return new ConstantScoreWeight(this, boost) {
                @Override
                public ScorerSupplier scorerSupplier(LeafReaderContext leaf) {
                    TwoPhaseIterator all = new TwoPhaseIterator(
                            DocIdSetIterator.all(leaf.reader().maxDoc())) {
                        @Override
                        public boolean matches() {
                            return visit();
                        }

                        @Override
                        public float matchCost() {
                            return 1_000;
                        }
                    };
                    return new DefaultScorerSupplier(new ConstantScoreScorer(score(), mode, all));
                }

                @Override
                public boolean isCacheable(LeafReaderContext leaf) {
                    return false;
                }
            };
        }

        @Override
        public void visit(QueryVisitor visitor) {
            visitor.visitLeaf(this);
        }

        @Override
        public String toString(String field) {
            return "watched";
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
