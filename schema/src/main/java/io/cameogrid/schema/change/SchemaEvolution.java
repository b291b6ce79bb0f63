package io.cameogrid.schema.change;

import io.cameogrid.api.document.DocumentWrite;
import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.Growth;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.check.NewFields;
import io.cameogrid.schema.infer.DocumentSampler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Lets definitions grow with the documents: new fields become searchable with the write that brings them.
 *
 * <p>A field keeps its type, with one exception: a date or an address that nobody declared becomes text when it meets a
 * text that is none. Its words are in the index already.
 */
public final class SchemaEvolution {
    /** How many fields an index has at most, unless it is configured otherwise. */
    public static final int DEFAULT_MAX_FIELDS = 1_000;

    private final int maxFields;

    public SchemaEvolution(int maxFields) {
        this.maxFields = maxFields;
    }

    /**
     * The definition that the documents need.
     *
     * <p>Fields beyond the most that an index may have are not taken up, which the definition's overflow tells, nor those that
     * it takes only if they are declared; of both, the first are listed. Documents
     * that do not fit the result are refused by inspection, not here.
     *
     * @param documents the whole write, or those of it that outgrow the definition
     * @return the next version, or the same instance if the documents need no change
     * @throws io.cameogrid.api.error.CameoGridException MALFORMED_JSON or INVALID_DOCUMENT if one is no well-formed
     *     document
     */
    public IndexDefinition evolve(IndexDefinition definition, List<DocumentWrite> documents) {
        // One more than there is room for tells that there are too many; widened fields take no room, and some are
        // listed.
        int room = Math.max(0, maxFields - definition.fields().size());
        DocumentSampler sampler = new DocumentSampler(
                path -> wanted(definition, path), room + definition.fields().size() + 1 + Growth.MOST_LISTED);
        documents.forEach(document -> sampler.add(document.id(), document.source()));

        Map<String, FieldDefinition> fields = new TreeMap<>(definition.fields());
        List<String> left = new ArrayList<>();
        boolean overflow = definition.overflow() || sampler.overflow();
        for (Map.Entry<String, FieldType> sampled : sampler.types().entrySet()) {
            String path = sampled.getKey();
            Optional<FieldDefinition> known = definition.field(path);
            boolean allowed = NewFields.allowed(definition, path);
            if (known.isPresent()) {
                boolean text = sampler.sawTextBeside(known.get().type(), path);
                fields.put(path, text ? known.get().withType(FieldType.TEXT) : known.get());
            } else if (allowed && fields.size() < maxFields) {
                fields.put(path, FieldDefinition.inferred(path, sampled.getValue()));
            } else {
                overflow |= allowed;
                left.add(path);
            }
        }
        Growth growth = definition.growth().leavingOut(left);
        boolean same = fields.equals(definition.fields())
                && overflow == definition.overflow()
                && growth.equals(definition.growth());
        return same ? definition : definition.withFields(fields, overflow, growth);
    }

    private static boolean wanted(IndexDefinition definition, String path) {
        return definition
                .field(path)
                .map(NewFields::mayWiden)
                .orElseGet(() -> NewFields.allowed(definition, path) || NewFields.listed(definition, path));
    }
}
