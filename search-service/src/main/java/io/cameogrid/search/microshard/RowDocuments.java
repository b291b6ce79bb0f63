package io.cameogrid.search.microshard;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.search.mapping.KeyField;
import io.cameogrid.search.port.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.Term;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Completes the mapped fields of rows to what a microshard keeps: the row's version with every document, and a mark on
 * those that could not be mapped.
 *
 * <p>Threads: any.
 */
final class RowDocuments {
    /** The doc value that holds the version of the row that a document was made of. */
    static final String VERSION = "_version";
    /** What documents that are indexed by their key only have in common. */
    static final Term UNMAPPED = new Term("_unmapped", "1");

    private static final Logger LOG = LoggerFactory.getLogger(RowDocuments.class);

    private final String label;
    private final IndexMapping mapping;
    private final AtomicLong unmapped = new AtomicLong();

    RowDocuments(String label, IndexMapping mapping) {
        this.label = label;
        this.mapping = mapping;
    }

    IndexMapping mapping() {
        return mapping;
    }

    List<IndexableField> document(Row row) {
        try {
            List<IndexableField> fields = new ArrayList<>(32);
            mapping.map(row).forEach(fields::add);
            fields.add(new NumericDocValuesField(VERSION, row.version()));
            return fields;
        } catch (Exception e) {
            return keyOnly(row, e);
        }
    }

    /** The document of a row that cannot be indexed by its content. */
    List<IndexableField> keyOnly(Row row, Exception cause) {
        report(row.key(), cause);
        List<IndexableField> fields = new ArrayList<>(KeyField.fields(row.key()));
        fields.add(new NumericDocValuesField(VERSION, row.version()));
        fields.add(new StringField(UNMAPPED.field(), UNMAPPED.text(), Field.Store.NO));
        return fields;
    }

    /** The first, the tenth, the hundredth and so on is worth a line: a flood of bad rows must not flood the log. */
    private void report(DocumentKey key, Exception cause) {
        long count = unmapped.incrementAndGet();
        if (powerOfTen(count)) {
            LOG.warn(
                    "microshard {}: document {} cannot be mapped and is found by its id only ({} so far): {}",
                    label,
                    key.id(),
                    count,
                    cause.toString());
        }
    }

    private static boolean powerOfTen(long value) {
        long rest = value;
        while (rest % 10 == 0) {
            rest /= 10;
        }
        return rest == 1;
    }
}
