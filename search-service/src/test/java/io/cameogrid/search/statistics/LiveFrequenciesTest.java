package io.cameogrid.search.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.search.analysis.AnalyzerCatalog;
import io.cameogrid.search.mapping.DocumentMapper;
import io.cameogrid.search.mapping.KeyField;
import io.cameogrid.search.mapping.UnmappableException;
import io.cameogrid.search.node.TestIndex;
import io.cameogrid.search.port.Frequency;
import io.cameogrid.search.port.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveFrequenciesTest {
    private static final int DOCUMENTS = 6_000;
    private static final IndexDefinition DEFINITION =
            TestIndex.of("texts", 1, Map.of("body", FieldType.TEXT, "length", FieldType.I64));
    private static final String BODY = "t|body";

    private final Random random = new Random(17);
    private final LiveFrequencies live = new LiveFrequencies();
    private final DocumentMapper mapper = new DocumentMapper(new AnalyzerCatalog());
    private final List<DirectoryReader> readers = new ArrayList<>();
    private ByteBuffersDirectory directory;
    private IndexWriter writer;

    @BeforeEach
    void open() throws IOException {
        directory = new ByteBuffersDirectory();
        writer = new IndexWriter(
                directory,
                new IndexWriterConfig(new AnalyzerCatalog().ofWriters()).setMergePolicy(NoMergePolicy.INSTANCE));
    }

    @AfterEach
    void close() throws IOException {
        for (DirectoryReader reader : readers) {
            reader.close();
        }
        writer.close();
        directory.close();
    }

    /** Few and many deletions at a time, of seldom and of frequent words, by newer and older readers in any order. */
    @Test
    void everyReaderCountsItsOwnDocuments() throws IOException, UnmappableException {
        for (int i = 0; i < DOCUMENTS; i++) {
            write("d" + i);
        }
        for (int deletions : List.of(3, 1_500, 1, 40, 700)) {
            for (int i = 0; i < deletions; i++) {
                writer.deleteDocuments(KeyField.term(DocumentKey.of("d" + random.nextInt(DOCUMENTS))));
            }
            readers.add(DirectoryReader.open(writer));
        }
        List<DirectoryReader> asked = new ArrayList<>(readers);
        asked.addAll(readers);
        Collections.shuffle(asked, random);
        for (DirectoryReader reader : asked) {
            assertExact(reader);
        }
    }

    private void write(String id) throws IOException, UnmappableException {
        int length = random.nextInt(90);
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < length; i++) {
            body.append('w').append((int) Math.pow(500, random.nextDouble())).append(' ');
        }
        String json = "{\"body\":\"" + body + "\",\"length\":" + length + "}";
        writer.addDocument(mapper.map(DEFINITION, new Row(DocumentKey.of(id), 1, 1, JsonBytes.of(json))));
    }

    private void assertExact(IndexReader reader) throws IOException {
        IndexSearcher searcher = new IndexSearcher(reader);
        for (String word : List.of("w1", "w2", "w30", "w450", "none")) {
            Term term = new Term(BODY, word);
            assertThat(live.documents(reader, term, reader.docFreq(term)))
                    .as(word)
                    .isEqualTo(searcher.count(new TermQuery(term)));
        }
        assertThat(live.field(reader, searcher.collectionStatistics(BODY))).isEqualTo(lengths(reader));
    }

    /** What the documents say themselves. */
    private static Frequency.OfField lengths(IndexReader reader) throws IOException {
        long documents = 0;
        long words = 0;
        for (LeafReaderContext leaf : reader.leaves()) {
            SortedNumericDocValues lengths = leaf.reader().getSortedNumericDocValues("l|length");
            for (int document = 0; document < leaf.reader().maxDoc(); document++) {
                if (leaf.reader().getLiveDocs().get(document) && lengths.advanceExact(document)) {
                    long length = lengths.nextValue();
                    documents += length > 0 ? 1 : 0;
                    words += length;
                }
            }
        }
        return new Frequency.OfField(documents, words);
    }

    /** As an earlier version has written them. */
    @Test
    void documentsWithoutColumnsCountByTheirNorms() throws IOException {
        String longText = String.join(" ", Collections.nCopies(95, "w"));
        for (int i = 0; i < 100; i++) {
            Document document = new Document();
            document.add(new StringField("id", "d" + i, Field.Store.NO));
            document.add(new TextField(BODY, i % 2 == 0 ? longText : "w w w", Field.Store.NO));
            document.add(new StringField("K|label", "value" + i, Field.Store.NO));
            writer.addDocument(document);
        }
        writer.flush();
        for (int i = 0; i < 40; i++) {
            writer.deleteDocuments(new Term("id", "d" + i));
        }
        DirectoryReader reader = DirectoryReader.open(writer);
        readers.add(reader);
        IndexSearcher searcher = new IndexSearcher(reader);
        Frequency.OfField body = live.field(reader, searcher.collectionStatistics(BODY));
        assertThat(body.documents()).isEqualTo(60);
        assertThat(body.words()).isBetween(30L * 95 + 30 * 3, (long) (30 * 95 + 30 * 3 + 20 * 95 / 8.0));
        assertThat(live.field(reader, searcher.collectionStatistics("K|label")))
                .isEqualTo(new Frequency.OfField(60, 60));
        assertThat(MultiDocValues.getNumericValues(reader, "n|" + BODY)).isNull();
    }
}
