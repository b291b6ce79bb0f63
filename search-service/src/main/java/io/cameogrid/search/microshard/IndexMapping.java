package io.cameogrid.search.microshard;

import io.cameogrid.search.mapping.KeyField;
import io.cameogrid.search.mapping.UnmappableException;
import io.cameogrid.search.port.Row;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.IndexableField;

/** How the rows of one index become Lucene documents. Asked anew for every row, so that it follows the schema. */
public interface IndexMapping {
    /** The name of the index, for the log. */
    String indexName();

    /** The version of the index definition that {@link #map} follows now. */
    long schemaVersion();

    /** Analyzes the text of documents; one for the whole life of the index. */
    Analyzer analyzer();

    /**
     * The fields of the row: its {@link KeyField}, its stamp as a column, and its content.
     *
     * @throws UnmappableException if its content does not fit the definition
     */
    Iterable<? extends IndexableField> map(Row row) throws UnmappableException;

    /** The row without its content, and with the mark of such. */
    Iterable<? extends IndexableField> unmapped(Row row);
}
