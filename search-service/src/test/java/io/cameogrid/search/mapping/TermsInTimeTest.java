package io.cameogrid.search.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.schema.FieldType;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A search that goes through many terms ends when its time is over, not when it has seen them all. */
final class TermsInTimeTest {
    private static final int TERMS = 20_000;

    private static final ByteBuffersDirectory DIRECTORY = new ByteBuffersDirectory();

    @BeforeAll
    static void fill() throws IOException {
        try (IndexWriter writer = new IndexWriter(DIRECTORY, new IndexWriterConfig())) {
            // No term is in both: one that is in all documents would spare Lucene the others.
            List<Document> documents = List.of(new Document(), new Document());
            for (int i = 0; i < TERMS; i++) {
                String term = "x" + Integer.toString(i, 36);
                documents.get(i % 2).add(new StringField("k|tag", term, Field.Store.NO));
                documents.get(i % 2).add(new StringField(KeyField.NAME, term, Field.Store.NO));
            }
            writer.addDocuments(documents);
        }
    }

    @AfterAll
    static void close() throws IOException {
        DIRECTORY.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tag:x*", "tag:*x*", "tag:/x.+/", "tag:[x TO *]", "id:x*", "id:/x.*/", "id:>w", "NOT (tag:?*)"})
    void itLooksAtTheClockMeanwhile(String query) throws IOException {
        try (TestIndex index = new TestIndex(TestIndex.definition(TestIndex.field("tag", FieldType.STRING)));
                DirectoryReader reader = DirectoryReader.open(DIRECTORY)) {
            Limited unlimited = new Limited(reader, Integer.MAX_VALUE);
            unlimited.count(index.translate(query, false).query());
            assertThat(unlimited.looks).isGreaterThan(10);

            Limited limited = new Limited(reader, 3);
            assertThatThrownBy(() -> limited.count(index.translate(query, false).query()))
                    .isInstanceOfSatisfying(
                            CameoGridException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TIMEOUT));
        }
    }

    /** Its time is over when it has been looked at so many times. */
    private static final class Limited extends IndexSearcher implements TermsInTime.Timed {
        private final int most;
        private int looks;

        Limited(IndexReader reader, int most) {
            super(reader);
            this.most = most;
        }

        @Override
        public void requireInTime() {
            if (++looks > most) {
                throw new CameoGridException(ErrorCode.TIMEOUT, "the time is over");
            }
        }
    }
}
