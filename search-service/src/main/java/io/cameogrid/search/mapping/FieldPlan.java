package io.cameogrid.search.mapping;

import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.check.FieldProblem;
import io.cameogrid.schema.json.FieldValueText;
import io.cameogrid.search.analysis.AnalyzerCatalog;
import java.util.Optional;

/**
 * What to do at one path of documents.
 *
 * @param refusesObjects the field, if values below it make the document one that does not fit
 * @param bytes the field, if its values are bytes, which come whole
 */
record FieldPlan(FieldWriter writer, Optional<FieldDefinition> refusesObjects, Optional<FieldDefinition> bytes) {
    static FieldPlan of(IndexDefinition index, AnalyzerCatalog analyzers, String path) {
        Optional<FieldDefinition> field = index.field(path);
        if (field.isEmpty()) {
            return new FieldPlan(FieldWriter.NOTHING, Optional.empty(), Optional.empty());
        }
        if (field.get().valuesOf().isPresent()) {
            return new FieldPlan(refusing(field.get()), field, Optional.empty());
        }
        FieldWriter writer = writer(index, analyzers, field.get());
        // Forms lie beneath the paths of their fields.
        for (FieldDefinition form :
                index.fields().subMap(path + '.', path + '/').values()) {
            if (form.valuesOf().filter(path::equals).isPresent()) {
                writer = writer.and(writer(index, analyzers, form));
            }
        }
        Optional<FieldDefinition> bytes =
                field.filter(known -> known.type() == FieldType.BYTES && known.indexed() && !known.shadow());
        boolean indexed = bytes.isPresent() || !writer.equals(FieldWriter.NOTHING);
        return new FieldPlan(writer, field.filter(known -> known.type() != FieldType.JSON && indexed), bytes);
    }

    private static FieldWriter writer(IndexDefinition index, AnalyzerCatalog analyzers, FieldDefinition field) {
        return FieldWriters.of(field, analyzers.of(index, field));
    }

    private static FieldWriter refusing(FieldDefinition form) {
        return (leaf, document) -> {
            throw new FieldProblem(form.path(), "no value of its own", FieldValueText.describe(leaf)).refusal();
        };
    }
}
