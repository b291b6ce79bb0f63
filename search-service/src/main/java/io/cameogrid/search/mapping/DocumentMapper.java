package io.cameogrid.search.mapping;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.PerDefinition;
import io.cameogrid.schema.check.ByteValues;
import io.cameogrid.schema.check.FieldProblem;
import io.cameogrid.schema.json.DocumentReader;
import io.cameogrid.schema.json.DocumentVisitor;
import io.cameogrid.schema.json.FieldPath;
import io.cameogrid.schema.json.FieldPaths;
import io.cameogrid.schema.json.Leaf;
import io.cameogrid.search.analysis.AnalyzerCatalog;
import io.cameogrid.search.port.Row;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.jspecify.annotations.Nullable;

/**
 * Makes Lucene documents of rows, in one pass over the JSON. Nothing is stored in them: the store has it all.
 *
 * <p>Values at paths that the definition does not know are left out. Safe for use by many threads; a document made here
 * is the caller's alone.
 */
public final class DocumentMapper {
    private final PerDefinition<DocumentReader<FieldPlan>> readers;

    public DocumentMapper(AnalyzerCatalog analyzers) {
        this.readers = new PerDefinition<>(index -> new DocumentReader<>(
                FieldPaths.of(index.fields().keySet(), path -> FieldPlan.of(index, analyzers, path))));
    }

    /**
     * The row as the index holds it.
     *
     * @throws UnmappableException if the row is no document that fits the definition
     */
    public Document map(IndexDefinition definition, Row row) throws UnmappableException {
        Document document = keyAndStamp(row);
        try {
            readers.of(definition).read(row.key().id(), row.source(), new Mapping(document));
        } catch (CameoGridException e) {
            throw new UnmappableException(e);
        }
        FieldLengths.addTo(document);
        return document;
    }

    /** The row with its key alone, and the mark of those that could not be mapped. */
    public Document unmapped(Row row) {
        Document document = keyAndStamp(row);
        document.add(FieldWriters.presence(IndexFields.UNMAPPED));
        return document;
    }

    private static Document keyAndStamp(Row row) {
        Document document = new Document();
        document.add(KeyField.field(row.key()));
        document.add(new NumericDocValuesField(IndexFields.STAMP, row.stamp()));
        return document;
    }

    private static final class Mapping implements DocumentVisitor<FieldPlan> {
        private final Document document;
        private @Nullable ByteValues bytes;

        Mapping(Document document) {
            this.document = document;
        }

        @Override
        public void arrayBegins(FieldPath<FieldPlan> path) {
            path.plan().bytes().ifPresent(field -> bytes().arrayBegins(adding(field)));
        }

        @Override
        public void arrayEnds(FieldPath<FieldPlan> path) {
            path.plan().bytes().ifPresent(field -> bytes().arrayEnds(adding(field)));
        }

        private ByteValues bytes() {
            if (bytes == null) {
                bytes = new ByteValues();
            }
            return bytes;
        }

        private ByteValues.Receiver adding(FieldDefinition field) {
            return new ByteValues.Receiver() {
                @Override
                public void value(byte[] value) {
                    FieldWriters.addBytes(field, value, document);
                }

                @Override
                public void misfit(String got) {
                    throw new FieldProblem(field.path(), ByteValues.EXPECTED, got).refusal();
                }
            };
        }

        @Override
        public void value(FieldPath<FieldPlan> path, Leaf leaf) {
            path.plan().bytes().ifPresent(field -> bytes().take(leaf, adding(field)));
            if (leaf.kind() == Leaf.Kind.NULL) {
                return;
            }
            for (FieldPath<FieldPlan> object = path.parent(); !object.root(); object = object.parent()) {
                object.plan().refusesObjects().ifPresent(Mapping::refuse);
            }
            path.plan().writer().write(leaf, document);
        }

        private static void refuse(FieldDefinition field) {
            throw new FieldProblem(field.path(), field.type().wireName(), "an object").refusal();
        }
    }
}
