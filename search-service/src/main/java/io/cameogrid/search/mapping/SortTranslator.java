package io.cameogrid.search.mapping;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.search.SortKey;
import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.NearestNames;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;

/**
 * Puts orders into Lucene's terms, by the definition of the index.
 *
 * <p>Unless the key says otherwise, of several values the lowest counts when the order ascends and the highest when it
 * descends, and a document without a value comes last either way; its value in hits is null. The values in hits are of the
 * index: a date is an Instant, a u64 has its sign bit flipped, a boolean is T or F, an address its bits, an id the
 * document's key; what is computed of several numbers is a double.
 */
public final class SortTranslator {
    private static final String SCORE = "_score";

    /**
     * The order in Lucene's terms; without keys that of relevance.
     *
     * @throws CameoGridException INVALID_PARAMETER if a field cannot be sorted by, with the remedy
     */
    public Sort translate(IndexDefinition definition, List<SortKey> keys) {
        if (keys.isEmpty()) {
            return Sort.RELEVANCE;
        }
        return new Sort(keys.stream().map(key -> sortField(definition, key)).toArray(SortField[]::new));
    }

    private static SortField sortField(IndexDefinition definition, SortKey key) {
        if (key.field().equals(SCORE)) {
            requirePlain(key);
            // Lucene's own order of scores descends.
            return new SortField(null, SortField.Type.SCORE, key.ascending());
        }
        Optional<FieldDefinition> field = definition.field(key.field());
        if (key.field().equals(IndexDefinition.ID)
                || field.filter(FieldDefinition::shadow).isPresent()) {
            requirePlain(key);
            return new SortField(KeyField.NAME, SortField.Type.STRING_VAL, !key.ascending());
        }
        if (field.isEmpty() && key.absentType().isPresent()) {
            return SortColumns.of(
                    FieldDefinition.inferred(key.field(), key.absentType().get()), key);
        }
        return SortColumns.of(requireSortable(definition, key.field(), field), key);
    }

    /** Every document has one score and one id. */
    private static void requirePlain(SortKey key) {
        if (key.mode() != SortKey.Mode.NATURAL || !(key.missing() instanceof SortKey.Missing.Last)) {
            throw refusal(
                    key.field(),
                    "every document has exactly one '" + key.field() + "'; leave out 'missing' and 'mode' for it");
        }
    }

    private static FieldDefinition requireSortable(
            IndexDefinition definition, String name, Optional<FieldDefinition> field) {
        if (field.isEmpty()) {
            throw refusal(
                    name,
                    "cannot sort by '" + FieldQueries.abbreviated(name) + "': unknown field"
                            + NearestNames.question(name, definition.fields().keySet()));
        }
        FieldType type = field.get().type();
        if (type == FieldType.JSON) {
            throw refusal(
                    name, "cannot sort by '" + name + "': it is an object; name a field in it, as in " + name + ".x");
        }
        if (!type.ordered()) {
            throw refusal(name, "cannot sort by '" + name + "': values of type " + type.wireName() + " have no order");
        }
        if (!field.get().indexed()) {
            throw refusal(name, "cannot sort by '" + name + "': the field is not indexed");
        }
        if (!field.get().sortable()) {
            throw refusal(
                    name,
                    "cannot sort by '" + name + "': a " + type.wireName()
                            + " field has a column to sort by only if it was declared with \"fast\": true");
        }
        return field.get();
    }

    private static CameoGridException refusal(String field, String detail) {
        return new CameoGridException(ErrorCode.INVALID_PARAMETER, detail)
                .with("parameter", "sort")
                .with("field", FieldQueries.abbreviated(field));
    }
}
