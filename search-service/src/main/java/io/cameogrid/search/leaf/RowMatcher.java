package io.cameogrid.search.leaf;

import io.cameogrid.api.topology.MicroshardId;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.search.fetch.IndexedHit;
import io.cameogrid.search.mapping.AnalyzerCatalog;
import io.cameogrid.search.mapping.DocumentMapper;
import io.cameogrid.search.mapping.UnmappableException;
import io.cameogrid.search.port.LeafHit;
import io.cameogrid.search.port.Row;
import io.cameogrid.search.port.RowSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/**
 * Judges a document that keeps changing by its row alone, which it indexes for itself in memory: exact, and out of reach
 * of further changes, but much dearer than a search, so that it is the last resort.
 *
 * <p>Safe for use by many threads.
 */
public final class RowMatcher {
    private final RowSource rows;
    private final DocumentMapper mapper;
    private final AnalyzerCatalog analyzers;

    public RowMatcher(RowSource rows, DocumentMapper mapper, AnalyzerCatalog analyzers) {
        this.rows = rows;
        this.mapper = mapper;
        this.analyzers = analyzers;
    }

    /** The hit as its document now is, if there is one and it matches. Its relevance stays that of the index. */
    Optional<LeafHit> match(LeafTask task, IndexedHit stale) throws IOException {
        Optional<Row> row =
                rows.find(new MicroshardId(task.index().incarnation(), stale.partition()), stale.key());
        return row.isEmpty() ? Optional.empty() : match(task, stale, row.get());
    }

    private Optional<LeafHit> match(LeafTask task, IndexedHit stale, Row row) throws IOException {
        IndexWriterConfig config = new IndexWriterConfig(analyzers.analyzer());
        try (Directory directory = new ByteBuffersDirectory();
                IndexWriter writer = new IndexWriter(directory, config)) {
            writer.addDocument(document(task.index(), row));
            try (DirectoryReader reader = DirectoryReader.open(writer)) {
                return values(task, stale, new IndexSearcher(reader))
                        .map(values -> new LeafHit(
                                stale.partition(),
                                stale.key(),
                                stale.score(),
                                values,
                                task.projection().apply(row.source())));
            }
        }
    }

    private Document document(IndexDefinition index, Row row) {
        try {
            return mapper.map(index, row);
        } catch (UnmappableException e) {
            return mapper.unmapped(row);
        }
    }

    /** The sort values, if the one document matches. */
    private static Optional<List<Optional<Comparable<?>>>> values(
            LeafTask task, IndexedHit stale, IndexSearcher searcher) throws IOException {
        if (task.sort().isEmpty()) {
            return searcher.count(task.query()) > 0 ? Optional.of(List.of()) : Optional.empty();
        }
        Sort sort = task.sort().get();
        var found = searcher.search(task.query(), 1, sort).scoreDocs;
        if (found.length == 0) {
            return Optional.empty();
        }
        List<Optional<Comparable<?>>> values = new ArrayList<>(SortValues.of((FieldDoc) found[0]));
        for (int i = 0; i < values.size(); i++) {
            if (sort.getSort()[i].getType() == SortField.Type.SCORE) {
                values.set(i, stale.sortValues().get(i));
            }
        }
        return Optional.of(values);
    }
}
