package io.cameogrid.search.microshard;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.search.mapping.IndexFields;
import io.cameogrid.search.port.Row;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.Term;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a document of every row: of one that cannot be mapped, a document that is found by its key.
 *
 * <p>Threads: any.
 */
final class RowDocuments {
    /** What documents without content have in common. */
    static final Term UNMAPPED = new Term(IndexFields.PRESENCE, IndexFields.UNMAPPED);

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

    /**
     * The document of the row.
     *
     * @throws NewerSchemaException if it takes a newer definition than this node knows
     */
    Iterable<? extends IndexableField> document(Row row) {
        try {
            requireKnown(row);
            return mapping.map(row);
        } catch (NewerSchemaException e) {
            throw e;
        } catch (Exception e) {
            return keyOnly(row, e);
        }
    }

    /**
     * By an older definition the row's new fields would be left out, and nothing would ever put them in. A node knows too
     * little only after a crash, when its log brings back rows whose definition was not on its disk yet: then the rows wait
     * in the store for a rebuild, which is repeated until the node has heard of the definition from the others.
     *
     * <p>The version is read before the row is mapped: it only grows.
     */
    private void requireKnown(Row row) {
        long known = mapping.schemaVersion();
        if (row.schemaVersion() > known) {
            throw new NewerSchemaException("a row was written by version " + row.schemaVersion()
                    + " of the index definition; version " + known + " is the newest here");
        }
    }

    /** The document of a row that cannot be indexed by its content. */
    Iterable<? extends IndexableField> keyOnly(Row row, Exception cause) {
        report(row.key(), cause);
        return mapping.unmapped(row);
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
