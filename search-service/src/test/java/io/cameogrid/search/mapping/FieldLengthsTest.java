package io.cameogrid.search.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.search.analysis.AnalyzerCatalog;
import io.cameogrid.search.port.Row;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.SmallFloat;
import org.junit.jupiter.api.Test;

class FieldLengthsTest {
    private static final String WORDS = String.join(" ", Collections.nCopies(100, "one two"));
    private static final IndexDefinition DEFINITION =
            io.cameogrid.search.node.TestIndex.of("books", 1).withFields(fields(), false);

    private final DocumentMapper mapper = new DocumentMapper(new AnalyzerCatalog());

    private static Map<String, FieldDefinition> fields() {
        FieldDefinition label = new FieldDefinition(
                "label",
                FieldType.STRING,
                true,
                false,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                FieldDefinition.Origin.DECLARED,
                Optional.empty());
        return Map.of(
                "title", FieldDefinition.inferred("title", FieldType.TEXT),
                "tag", FieldDefinition.inferred("tag", FieldType.STRING),
                "label", label);
    }

    @Test
    void normsAreExactUpToThere() {
        assertThat(IntStream.range(0, FieldLengths.ROUNDED))
                .allMatch(length -> SmallFloat.byte4ToInt(SmallFloat.intToByte4(length)) == length);
        assertThat(IntStream.range(FieldLengths.ROUNDED, 2 * FieldLengths.ROUNDED))
                .anyMatch(length -> SmallFloat.byte4ToInt(SmallFloat.intToByte4(length)) != length);
    }

    @Test
    void onlyWhatNothingElseTellsHasAColumn() throws UnmappableException {
        assertThat(lengthsOf("{'title': 'short', 'tag': ['a', 'b'], 'label': ['a', 'b', 'a']}"))
                .containsExactly("n|K|label");
        assertThat(lengthsOf("{'title': ['" + WORDS + "', 'more'], 'tag': 'a'}"))
                .containsExactly("n|t|title");
    }

    /** Synonyms, for example, would be words without characters of their own. */
    @Test
    void aShortTextHasAColumnIfItsTokenizerIsUnknown() {
        Document document = new Document();
        document.add(
                new WordsField("t:stranger|title", "ab", TextField.TYPE_NOT_STORED, new AnalyzerCatalog().ofWriters()));
        document.add(new WordsField(
                "t:whitespace|title", "ab", TextField.TYPE_NOT_STORED, new AnalyzerCatalog().ofWriters()));
        FieldLengths.addTo(document);
        assertThat(document.getField("n|t:stranger|title")).isNotNull();
        assertThat(document.getField("n|t:whitespace|title")).isNull();
    }

    private List<String> lengthsOf(String json) throws UnmappableException {
        return document(json).getFields().stream()
                .map(IndexableField::name)
                .filter(name -> name.startsWith("n|"))
                .toList();
    }

    /** As happens while a microshard is rebuilt: it goes into two generations. */
    @Test
    void aDocumentThatIsWrittenTwiceHasOneLength() throws UnmappableException, IOException {
        Document document = document("{'title': ['" + WORDS + "', '', 'more words'], 'label': ['a', 'b', 'a']}");
        assertThat(written(document)).isEqualTo(Map.of("n|t|title", 202L, "n|K|label", 2L));
        assertThat(written(document)).isEqualTo(Map.of("n|t|title", 202L, "n|K|label", 2L));
    }

    private static Map<String, Long> written(Document document) throws IOException {
        try (ByteBuffersDirectory directory = new ByteBuffersDirectory();
                IndexWriter writer =
                        new IndexWriter(directory, new IndexWriterConfig(new AnalyzerCatalog().ofWriters()))) {
            writer.addDocument(document);
            try (DirectoryReader reader = DirectoryReader.open(writer)) {
                return Map.of(
                        "n|t|title", column(reader, "n|t|title"),
                        "n|K|label", column(reader, "n|K|label"));
            }
        }
    }

    private static long column(DirectoryReader reader, String name) throws IOException {
        NumericDocValues values = reader.leaves().getFirst().reader().getNumericDocValues(name);
        values.nextDoc();
        return values.longValue();
    }

    private Document document(String json) throws UnmappableException {
        return mapper.map(DEFINITION, new Row(DocumentKey.of("1"), 1, 1, JsonBytes.of(json.replace('\'', '"'))));
    }
}
