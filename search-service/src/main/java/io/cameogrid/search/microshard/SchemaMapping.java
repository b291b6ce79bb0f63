package io.cameogrid.search.microshard;

import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.search.analysis.AnalyzerCatalog;
import io.cameogrid.search.mapping.DocumentMapper;
import io.cameogrid.search.mapping.UnmappableException;
import io.cameogrid.search.port.Row;
import io.cameogrid.search.port.SchemaSource;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.IndexableField;

/** The mapping by the newest definition of an index that this node knows. Threads: any. */
public final class SchemaMapping implements IndexMapping {
    private final String incarnation;
    private final SchemaSource schemas;
    private final DocumentMapper mapper;
    private final AnalyzerCatalog analyzers;

    /** @param incarnation of the index; its rows can be mapped while the schemas know it */
    public SchemaMapping(String incarnation, SchemaSource schemas, DocumentMapper mapper, AnalyzerCatalog analyzers) {
        this.incarnation = incarnation;
        this.schemas = schemas;
        this.mapper = mapper;
        this.analyzers = analyzers;
    }

    private IndexDefinition definition() {
        return schemas.findIncarnation(incarnation)
                .orElseThrow(() -> new IllegalStateException("no definition of the index with id " + incarnation));
    }

    @Override
    public String indexName() {
        return schemas.findIncarnation(incarnation)
                .map(definition -> definition.name().value())
                .orElse(incarnation);
    }

    @Override
    public long schemaVersion() {
        return definition().version();
    }

    @Override
    public Analyzer analyzer() {
        return analyzers.ofWriters();
    }

    @Override
    public Iterable<? extends IndexableField> map(Row row) throws UnmappableException {
        return mapper.map(definition(), row);
    }

    @Override
    public Iterable<? extends IndexableField> unmapped(Row row) {
        return mapper.unmapped(row);
    }
}
