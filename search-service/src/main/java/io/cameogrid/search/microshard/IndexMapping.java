package io.cameogrid.search.microshard;

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
     * The Lucene fields of the row, the fields of {@link io.cameogrid.search.mapping.KeyField} among them. A row for
     * which this throws, whatever it throws, is indexed by its key only.
     */
    Iterable<? extends IndexableField> map(Row row);
}
