package io.cameogrid.search.leaf;

import io.cameogrid.api.topology.MicroshardId;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.search.analysis.AnalyzerCatalog;
import io.cameogrid.search.fetch.IndexedHit;
import io.cameogrid.search.mapping.DocumentMapper;
import io.cameogrid.search.mapping.UnmappableException;
import io.cameogrid.search.port.LeafHit;
import io.cameogrid.search.port.Row;
import io.cameogrid.search.port.RowSource;
import io.cameogrid.search.statistics.LiveFrequencies;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/**
 * Judges documents that keep changing by their rows alone, which it indexes for itself in memory: exact, and out of reach
 * of further changes, but much dearer than a search, so that it is the last resort.
 *
 * <p>Safe for use by many threads.
 */
public final class RowMatcher {
    private final RowSource rows;
    private final DocumentMapper mapper;
    private final AnalyzerCatalog analyzers;
    private final LiveFrequencies live;

    public RowMatcher(RowSource rows, DocumentMapper mapper, AnalyzerCatalog analyzers, LiveFrequencies live) {
        this.rows = rows;
        this.mapper = mapper;
        this.analyzers = analyzers;
        this.live = live;
    }

    /** A hit of the index and the row that there is now. */
    private record Changed(IndexedHit hit, Row row) {}

    /** Those of the hits that match as their documents now are; their relevance stays that of the index. */
    List<LeafHit> matching(LeafTask task, List<IndexedHit> stale) throws IOException {
        List<Changed> changed = new ArrayList<>(stale.size());
        for (IndexedHit hit : stale) {
            MicroshardId microshard = new MicroshardId(task.index().incarnation(), hit.partition());
            rows.find(microshard, hit.key()).ifPresent(row -> changed.add(new Changed(hit, row)));
        }
        if (changed.isEmpty()) {
            return List.of();
        }
        // Without merges, documents have the numbers in which they were added.
        IndexWriterConfig config = new IndexWriterConfig(analyzers.ofWriters()).setMergePolicy(NoMergePolicy.INSTANCE);
        try (Directory directory = new ByteBuffersDirectory();
                IndexWriter writer = new IndexWriter(directory, config)) {
            for (Changed one : changed) {
                writer.addDocument(document(task.index(), one.row()));
            }
            try (DirectoryReader reader = DirectoryReader.open(writer)) {
                return matching(task, changed, new IndexSearcher(reader));
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

    private List<LeafHit> matching(LeafTask task, List<Changed> changed, IndexSearcher searcher) throws IOException {
        TopSearch all = new TopSearch(task.query(), task.sort(), Optional.empty(), changed.size(), true);
        List<LeafHit> hits = new ArrayList<>(changed.size());
        for (ScoreDoc found : all.run(new ViewSearcher(searcher, live)).hits()) {
            IndexedHit hit = changed.get(found.doc).hit();
            Row row = changed.get(found.doc).row();
            LeafHit shown = new LeafHit(
                    hit.partition(),
                    hit.key(),
                    hit.score(),
                    found instanceof FieldDoc sorted ? values(task, hit, sorted) : List.of(),
                    task.projection().apply(row.source()));
            hits.add(task.annotated(shown, hit, row.source()));
        }
        return hits;
    }

    /** The sort values of now; relevance is none of them, because a document alone has none to compare. */
    private static List<Optional<Comparable<?>>> values(LeafTask task, IndexedHit hit, FieldDoc now) {
        List<Optional<Comparable<?>>> values = SortValues.of(now);
        SortField[] fields = task.sort().orElseThrow().getSort();
        for (int i = 0; i < values.size(); i++) {
            if (fields[i].getType() == SortField.Type.SCORE) {
                values.set(i, hit.sortValues().get(i));
            }
        }
        return values;
    }
}
