package io.cameogrid.schema;

import io.cameogrid.schema.analysis.AnalyzerDefinition;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that is agreed about an index, at one version.
 *
 * @param incarnation the internal id of its cache, which names directories too; new at every creation, and whenever the documents
 *     move to another cache
 * @param version counts the changes of this definition, from 1
 * @param microshards number of partitions, a power of two, fixed at creation
 * @param replicas copies of each partition beside the primary; for another number the documents move
 * @param fields by path, leaves of objects included
 * @param routingField the top-level field whose value routes a document, {@code id} unless declared
 * @param defaultFields what an unqualified value searches; empty means every indexed text, string and json field
 * @param overflow whether documents brought more fields than the index may have; the extra ones are kept, not indexed
 * @param analyzers by name, for the fields to name; beside those that every index has
 * @param growth how it takes fields that nobody declared
 */
public record IndexDefinition(
        IndexName name,
        String incarnation,
        long version,
        Optional<String> description,
        int microshards,
        int replicas,
        SortedMap<String, FieldDefinition> fields,
        String routingField,
        List<String> defaultFields,
        boolean overflow,
        SortedMap<String, AnalyzerDefinition> analyzers,
        Growth growth) {

    /** The routing field of an index that declares none. */
    public static final String ID = "id";

    public IndexDefinition {
        fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
        defaultFields = List.copyOf(defaultFields);
        analyzers = Collections.unmodifiableSortedMap(new TreeMap<>(analyzers));
        if (Integer.bitCount(microshards) != 1) {
            throw new IllegalArgumentException("microshards is not a power of two: " + microshards);
        }
    }

    public Optional<FieldDefinition> field(String path) {
        return Optional.ofNullable(fields.get(path));
    }

    /** The next version with these fields. */
    public IndexDefinition withFields(Map<String, FieldDefinition> newFields, boolean newOverflow) {
        return withFields(newFields, newOverflow, growth);
    }

    /** The next version with these fields, having left out others. */
    public IndexDefinition withFields(Map<String, FieldDefinition> newFields, boolean newOverflow, Growth newGrowth) {
        return new IndexDefinition(
                name,
                incarnation,
                version + 1,
                description,
                microshards,
                replicas,
                new TreeMap<>(newFields),
                routingField,
                defaultFields,
                newOverflow,
                analyzers,
                newGrowth);
    }

    /** The same content as another version. */
    public IndexDefinition withVersion(long newVersion) {
        return new IndexDefinition(
                name,
                incarnation,
                newVersion,
                description,
                microshards,
                replicas,
                fields,
                routingField,
                defaultFields,
                overflow,
                analyzers,
                growth);
    }

    /** The same content in another cache. */
    public IndexDefinition placed(String newIncarnation, int newMicroshards, int newReplicas) {
        return new IndexDefinition(
                name,
                newIncarnation,
                version,
                description,
                newMicroshards,
                newReplicas,
                fields,
                routingField,
                defaultFields,
                overflow,
                analyzers,
                growth);
    }
}
