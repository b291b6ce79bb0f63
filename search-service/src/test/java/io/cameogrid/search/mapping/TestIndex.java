package io.cameogrid.search.mapping;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.api.search.SortKey;
import io.cameogrid.query.QueryLimits;
import io.cameogrid.query.QueryParser;
import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.Growth;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import io.cameogrid.search.analysis.AnalyzerCatalog;
import io.cameogrid.search.port.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.ByteBuffersDirectory;

/** A Lucene index in memory that is filled and searched through the mapping. */
final class TestIndex implements AutoCloseable {
    private static final int ALL = 100_000;

    private final AnalyzerCatalog analyzers = new AnalyzerCatalog();
    private final DocumentMapper mapper = new DocumentMapper(analyzers);
    private final QueryTranslator queries = new QueryTranslator(analyzers);
    private final SortTranslator sorts = new SortTranslator();
    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private final IndexWriter writer;
    private IndexDefinition definition;

    TestIndex(IndexDefinition definition) throws IOException {
        this.definition = definition;
        this.writer = new IndexWriter(directory, new IndexWriterConfig(analyzers.ofWriters()));
    }

    static IndexDefinition definition(FieldDefinition... fields) {
        TreeMap<String, FieldDefinition> byPath = new TreeMap<>();
        Arrays.stream(fields).forEach(field -> byPath.put(field.path(), field));
        return new IndexDefinition(
                IndexName.of("books"),
                "i1",
                1,
                Optional.empty(),
                8,
                1,
                byPath,
                IndexDefinition.ID,
                List.of(),
                false,
                Collections.emptySortedMap(),
                Growth.FREE);
    }

    static FieldDefinition field(String path, FieldType type) {
        return FieldDefinition.inferred(path, type);
    }

    static FieldDefinition fast(String path, FieldType type, boolean fast) {
        return new FieldDefinition(
                path,
                type,
                true,
                false,
                fast,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                FieldDefinition.Origin.DECLARED,
                Optional.empty());
    }

    static FieldDefinition text(String path, String tokenizer, String recordOption) {
        return new FieldDefinition(
                path,
                FieldType.TEXT,
                true,
                false,
                false,
                false,
                Optional.empty(),
                Optional.of(tokenizer),
                Optional.of(recordOption),
                FieldDefinition.Origin.DECLARED,
                Optional.empty());
    }

    /** From now on the index is of this definition; what was indexed stays. */
    void redefine(IndexDefinition next) {
        this.definition = next;
    }

    void put(String id, String json) throws IOException {
        put(DocumentKey.of(id), json);
    }

    /** Single quotes stand for double ones. */
    void put(DocumentKey key, String json) throws IOException {
        Row row = new Row(key, 1, definition.version(), JsonBytes.of(json.replace('\'', '"')));
        try {
            writer.updateDocument(KeyField.term(key), mapper.map(definition, row));
        } catch (UnmappableException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    /** Puts what is buffered into a segment of its own. */
    void flush() throws IOException {
        writer.flush();
    }

    /** The ids of the hits, the best first. */
    List<String> search(String query) throws IOException {
        return search(query, Sort.RELEVANCE);
    }

    List<String> search(String query, SortKey... keys) throws IOException {
        return search(query, sorts.translate(definition, List.of(keys)));
    }

    private List<String> search(String query, Sort sort) throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(writer)) {
            IndexSearcher searcher = new IndexSearcher(reader);
            TopDocs hits = searcher.search(translate(query, false).query(), ALL, sort);
            return ids(reader, hits.scoreDocs);
        }
    }

    /** The same in pages of the given size, each going on behind the last hit of the one before. */
    List<String> pages(String query, int size, SortKey... keys) throws IOException {
        Sort sort = sorts.translate(definition, List.of(keys));
        List<String> ids = new ArrayList<>();
        try (DirectoryReader reader = DirectoryReader.open(writer)) {
            IndexSearcher searcher = new IndexSearcher(reader);
            ScoreDoc[] page = searcher.search(translate(query, false).query(), size, sort).scoreDocs;
            while (page.length > 0) {
                ids.addAll(ids(reader, page));
                FieldDoc last = (FieldDoc) page[page.length - 1];
                FieldDoc place = new FieldDoc(reader.maxDoc() - 1, 0, last.fields);
                page = searcher.searchAfter(place, translate(query, false).query(), size, sort).scoreDocs;
            }
        }
        return ids;
    }

    /** The score of the hit of the id. */
    float score(String query, String id) throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(writer)) {
            ScoreDoc[] hits =
                    new IndexSearcher(reader).search(translate(query, false).query(), ALL).scoreDocs;
            int place = ids(reader, hits).indexOf(id);
            return hits[place].score;
        }
    }

    TranslatedQuery translate(String query, boolean lenient) {
        return queries.translate(
                definition, QueryParser.parse(query, QueryLimits.DEFAULT).query(), lenient);
    }

    private static List<String> ids(DirectoryReader reader, ScoreDoc[] hits) throws IOException {
        List<String> ids = new ArrayList<>();
        for (ScoreDoc hit : hits) {
            var leaf = reader.leaves().get(ReaderUtil.subIndex(hit.doc, reader.leaves()));
            var keys = leaf.reader().getBinaryDocValues(KeyField.NAME);
            keys.advanceExact(hit.doc - leaf.docBase);
            ids.add(KeyField.key(keys.binaryValue()).id());
        }
        return ids;
    }

    @Override
    public void close() throws IOException {
        writer.close();
        directory.close();
    }
}
