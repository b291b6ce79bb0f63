package io.cameogrid.schema;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.schema.json.FieldValueText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which fields of an index are to be searched from now on, and which not any more; which analyzers it does without.
 *
 * @param indexed by the fields' paths
 * @param defaultFields what an unqualified value searches; absent to leave that as it is
 * @param withoutAnalyzers names of analyzers that no field has any more
 */
public record SchemaPatch(
        Map<String, Boolean> indexed, Optional<List<String>> defaultFields, Set<String> withoutAnalyzers) {
    public SchemaPatch {
        indexed = Map.copyOf(indexed);
        defaultFields = defaultFields.map(List::copyOf);
        withoutAnalyzers = Set.copyOf(withoutAnalyzers);
    }

    /** A patch of fields alone. */
    public SchemaPatch(Map<String, Boolean> indexed, Optional<List<String>> defaultFields) {
        this(indexed, defaultFields, Set.of());
    }

    /**
     * The same as settings of the index: each field as it is, but for this.
     *
     * @throws CameoGridException SCHEMA_CONFLICT if there is no such field, INVALID_SCHEMA if the id is not to be searched
     */
    public IndexSettings settings(IndexDefinition index) {
        Map<String, FieldDefinition> fields = new HashMap<>();
        indexed.forEach((path, searched) -> {
            if (!path.equals(IndexDefinition.ID)) {
                fields.put(path, require(index, path).withIndexed(searched));
            } else if (!searched) {
                throw new CameoGridException(
                                ErrorCode.INVALID_SCHEMA, "'id' is the document's key, which can always be searched")
                        .with("field", path);
            }
        });
        return new IndexSettings(
                Optional.empty(),
                fields,
                Optional.empty(),
                defaultFields,
                OptionalInt.empty(),
                OptionalInt.empty(),
                Map.of(),
                Optional.empty(),
                withoutAnalyzers);
    }

    /** Whether the field is already as the patch wants it. */
    public boolean isSo(IndexDefinition index, String path) {
        return path.equals(IndexDefinition.ID) || require(index, path).indexed() == indexed.getOrDefault(path, false);
    }

    private static FieldDefinition require(IndexDefinition index, String path) {
        return index.field(path)
                .orElseThrow(() -> new CameoGridException(
                                ErrorCode.SCHEMA_CONFLICT,
                                "index '" + index.name() + "' has no field '" + FieldValueText.abbreviate(path) + "'"
                                        + NearestNames.question(
                                                path, index.fields().keySet())
                                        + "; nothing was changed")
                        .with("index", index.name().value())
                        .with("field", FieldValueText.abbreviate(path)));
    }
}
