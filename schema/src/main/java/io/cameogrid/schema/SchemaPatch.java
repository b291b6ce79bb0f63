package io.cameogrid.schema;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which fields of an index are to be searched from now on, and which not any more.
 *
 * @param indexed by the fields' paths
 * @param defaultFields what an unqualified value searches; absent to leave that as it is
 */
public record SchemaPatch(Map<String, Boolean> indexed, Optional<List<String>> defaultFields) {
    public SchemaPatch {
        indexed = Map.copyOf(indexed);
        defaultFields = defaultFields.map(List::copyOf);
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
                Optional.empty(), fields, Optional.empty(), defaultFields, OptionalInt.empty(), OptionalInt.empty());
    }

    /** Whether the field is already as the patch wants it. */
    public boolean isSo(IndexDefinition index, String path) {
        return path.equals(IndexDefinition.ID) || require(index, path).indexed() == indexed.getOrDefault(path, false);
    }

    private static FieldDefinition require(IndexDefinition index, String path) {
        return index.field(path)
                .orElseThrow(() -> new CameoGridException(
                                ErrorCode.SCHEMA_CONFLICT,
                                "index '" + index.name() + "' has no field '" + path + "'"
                                        + NearestNames.question(
                                                path, index.fields().keySet())
                                        + "; nothing was changed")
                        .with("index", index.name().value())
                        .with("field", path));
    }
}
