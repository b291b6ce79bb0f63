package io.cameogrid.search.oracle;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.query.Query;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.search.analysis.AnalyzerCatalog;
import io.cameogrid.search.mapping.DocumentMapper;
import io.cameogrid.search.mapping.KeyField;
import io.cameogrid.search.mapping.QueryTranslator;
import io.cameogrid.search.mapping.UnmappableException;
import io.cameogrid.search.port.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;

/** One Lucene index of all documents in one segment, searched by Lucene's own means. */
final class PlainIndex implements AutoCloseable {
    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private final AnalyzerCatalog analyzers = new AnalyzerCatalog();
    private final QueryTranslator queries = new QueryTranslator(analyzers);
    private final IndexDefinition definition;
    private final DirectoryReader reader;
    private final List<String> ids = new ArrayList<>();

    PlainIndex(IndexDefinition definition, Map<String, String> documents) throws IOException {
        this.definition = definition;
        DocumentMapper mapper = new DocumentMapper(analyzers);
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzers.ofWriters()))) {
            for (Map.Entry<String, String> document : documents.entrySet()) {
                DocumentKey key = DocumentKey.of(document.getKey());
                writer.addDocument(mapper.map(
                        definition, new Row(key, 1, definition.version(), JsonBytes.of(document.getValue()))));
            }
            writer.forceMerge(1);
        } catch (UnmappableException e) {
            throw new IllegalArgumentException(e);
        }
        this.reader = DirectoryReader.open(directory);
        BinaryDocValues keys = MultiDocValues.getBinaryValues(reader, KeyField.NAME);
        while (keys.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
            ids.add(KeyField.key(keys.binaryValue()).id());
        }
    }

    /** The score of every match by its id. */
    Map<String, Float> scores(Query query) throws IOException {
        IndexSearcher searcher = new IndexSearcher(reader);
        ScoreDoc[] hits =
                searcher.search(queries.translate(definition, query, false).query(), reader.maxDoc()).scoreDocs;
        Map<String, Float> scores = new HashMap<>();
        for (ScoreDoc hit : hits) {
            scores.put(ids.get(hit.doc), hit.score);
        }
        return scores;
    }

    @Override
    public void close() throws IOException {
        reader.close();
        directory.close();
    }
}
