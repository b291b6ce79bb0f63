package io.cameogrid.bench.rebalance;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.bench.corpus.BenchDocument;
import io.cameogrid.bench.corpus.Corpus;
import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.Growth;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import io.cameogrid.search.port.Row;
import io.cameogrid.search.port.SchemaSource;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The definition of an index of the corpus, and the corpus as rows of one partition. */
final class BenchIndex implements SchemaSource {
    private final Corpus corpus;
    private final IndexDefinition definition;

    BenchIndex(Corpus corpus) {
        this.corpus = corpus;
        this.definition = definition(corpus);
    }

    /** With the types that searches are measured with. */
    private static IndexDefinition definition(Corpus corpus) {
        TreeMap<String, FieldDefinition> fields = new TreeMap<>();
        corpus.shape().fields().forEach((path, type) -> {
            fields.put(path, FieldDefinition.inferred(path, type));
            for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
                String object = path.substring(0, dot);
                fields.put(object, FieldDefinition.inferred(object, FieldType.JSON));
            }
        });
        return new IndexDefinition(
                IndexName.of("bench"),
                "bench-1",
                1,
                Optional.empty(),
                1,
                1,
                fields,
                IndexDefinition.ID,
                List.of(),
                false,
                Collections.emptySortedMap(),
                Growth.FREE);
    }

    IndexDefinition definition() {
        return definition;
    }

    Row row(BenchDocument document) {
        return new Row(DocumentKey.of(document.id()), 1, 1, JsonBytes.of(document.json()));
    }

    /** In the order of their keys' hashes, which is the one in which a partition has them. */
    List<Row> rows() {
        return corpus.documents().stream()
                .sorted(Comparator.comparingInt(document -> document.id().hashCode()))
                .map(this::row)
                .toList();
    }

    @Override
    public Optional<IndexDefinition> find(IndexName name) {
        return Optional.of(definition);
    }

    @Override
    public Optional<IndexDefinition> findIncarnation(String incarnation) {
        return Optional.of(definition);
    }
}
