package io.cameogrid.search.microshard;

import io.cameogrid.search.mapping.IndexFields;
import io.cameogrid.search.mapping.KeyField;
import io.cameogrid.search.port.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;

/** Maps the source to words, as one text field. A source that is {@code bad} cannot be mapped. */
final class WordMapping implements IndexMapping {
    static final String WORDS = "words";
    /** What begins with this is a term as a whole, too: Lucene refuses one that is too long. */
    static final String EXACT = "exact ";

    private final Analyzer analyzer = new WhitespaceAnalyzer();
    volatile long schemaVersion = 1;
    /** What mapping throws, if anything. */
    volatile Optional<Error> error = Optional.empty();
    /** Whether the index has no name, without which a microshard cannot be opened. */
    volatile boolean nameless;

    @Override
    public String indexName() {
        if (nameless) {
            throw new OutOfMemoryError("for a test");
        }
        return "books";
    }

    @Override
    public long schemaVersion() {
        return schemaVersion;
    }

    @Override
    public Analyzer analyzer() {
        return analyzer;
    }

    @Override
    public Iterable<? extends IndexableField> map(Row row) {
        String text = row.source().toString();
        error.ifPresent(thrown -> {
            throw thrown;
        });
        if (text.equals("bad")) {
            throw new IllegalArgumentException("cannot be mapped");
        }
        List<IndexableField> fields = keyAndStamp(row);
        fields.add(new TextField(WORDS, text, Field.Store.NO));
        if (text.startsWith(EXACT)) {
            fields.add(new StringField("exact", text, Field.Store.NO));
        }
        return fields;
    }

    @Override
    public Iterable<? extends IndexableField> unmapped(Row row) {
        List<IndexableField> fields = keyAndStamp(row);
        fields.add(new StringField(RowDocuments.UNMAPPED.field(), RowDocuments.UNMAPPED.text(), Field.Store.NO));
        return fields;
    }

    private static List<IndexableField> keyAndStamp(Row row) {
        BytesRef key = KeyField.bytes(row.key());
        return new ArrayList<>(List.of(
                new StringField(KeyField.NAME, key, Field.Store.NO),
                new BinaryDocValuesField(KeyField.NAME, key),
                new NumericDocValuesField(IndexFields.STAMP, row.stamp())));
    }
}
