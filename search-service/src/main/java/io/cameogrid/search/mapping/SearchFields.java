package io.cameogrid.search.mapping;

import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.Growth;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.search.analysis.AnalyzerCatalog;
import io.cameogrid.search.analysis.FieldAnalysis;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** How the fields of one definition are searched. Immutable. */
final class SearchFields {
    private final IndexDefinition definition;
    private final Map<String, FieldQueries> byPath = new HashMap<>();
    private final List<FieldQueries> defaults;

    SearchFields(IndexDefinition definition, AnalyzerCatalog analyzers) {
        this.definition = definition;
        byPath.put(IndexDefinition.ID, new KeyQueries(IndexDefinition.ID));
        for (FieldDefinition field : definition.fields().values()) {
            queries(field, analyzers.of(definition, field)).ifPresent(queries -> byPath.put(field.path(), queries));
        }
        // Objects stand for what is beneath them, which therefore has to be there first.
        for (FieldDefinition field : definition.fields().values()) {
            if (field.type() == FieldType.JSON && field.indexed()) {
                List<FieldQueries> members = members(field.path());
                members.add(new TextQueries(field, analyzers.of(definition, field)));
                byPath.put(field.path(), new ObjectQueries(field.path(), members));
            }
        }
        this.defaults = List.copyOf(
                definition.defaultFields().isEmpty() ? everythingWithWords() : flat(definition.defaultFields()));
    }

    /** The field of that name, if it is indexed; or what lies beneath the name. */
    Optional<FieldQueries> find(String name) {
        FieldQueries known = byPath.get(name);
        if (known != null || definition.fields().containsKey(name)) {
            return Optional.ofNullable(known);
        }
        List<FieldQueries> members = members(name);
        return members.isEmpty() ? Optional.empty() : Optional.of(new ObjectQueries(name, members));
    }

    /** Why values in documents at the path cannot be searched, as far as it is known that there are any. */
    Optional<String> whyNotIndexed(String path) {
        if (definition.fields().containsKey(path)) {
            return Optional.of("field '" + FieldQueries.abbreviated(path) + "' is not indexed: its definition says so");
        }
        Growth growth = definition.growth();
        boolean listed = !growth.unindexed().subSet(path, path + '\0').isEmpty()
                || !growth.unindexed().subSet(path + '.', path + '/').isEmpty();
        boolean full = growth.dynamic() == Growth.Dynamic.TRUE;
        if (listed) {
            String reason = full
                    ? "the index had all the fields that it may have when documents brought it"
                    : "nobody declared it, and the index takes no other fields (dynamic: "
                            + growth.dynamic().wireName() + ")";
            return Optional.of("field '" + FieldQueries.abbreviated(path) + "' is not indexed: " + reason
                    + "; declare it with PUT _config");
        }
        return definition.overflow() && growth.mayHaveMore()
                ? Optional.of("field '" + FieldQueries.abbreviated(path)
                        + "' is unknown, or kept and not indexed: the index had all the fields that it may have, and more of"
                        + " the others than it lists; declare it with PUT _config if documents have it")
                : Optional.empty();
    }

    /** Every name that can be searched. */
    Collection<String> names() {
        return new TreeSet<>(byPath.keySet());
    }

    /** What an unqualified value is looked for in. */
    List<FieldQueries> defaults() {
        return defaults;
    }

    private static Optional<FieldQueries> queries(FieldDefinition field, FieldAnalysis analysis) {
        if (field.shadow()) {
            return Optional.of(new KeyQueries(field.path()));
        }
        if (!field.indexed()) {
            return Optional.empty();
        }
        return switch (field.type()) {
            case TEXT -> Optional.of(new TextQueries(field, analysis));
            case STRING -> Optional.of(new StringQueries(field));
            case BOOLEAN -> Optional.of(new BooleanQueries(field));
            case I64, U64 -> Optional.of(new LongQueries(field));
            case DATE -> Optional.of(new DateQueries(field));
            case F64 -> Optional.of(new DoubleQueries(field));
            case IP -> Optional.of(new IpQueries(field));
            case BYTES -> Optional.of(new BytesQueries(field));
            case FACET -> Optional.of(new FacetQueries(field));
            case JSON -> Optional.empty();
        };
    }

    /** The fields beneath a path that hold values; objects among them are left out, since their members are there. */
    private List<FieldQueries> members(String path) {
        SortedMap<String, FieldDefinition> beneath = definition.fields().subMap(path + '.', path + '/');
        List<FieldQueries> members = new ArrayList<>();
        for (FieldDefinition field : beneath.values()) {
            FieldQueries member = byPath.get(field.path());
            if (member != null
                    && field.type() != FieldType.JSON
                    && field.valuesOf().isEmpty()) {
                members.add(member);
            }
        }
        return members;
    }

    /** Every text and string, but in one form only; objects add what else they have. */
    private Set<FieldQueries> everythingWithWords() {
        List<String> paths = new ArrayList<>();
        for (FieldDefinition field : definition.fields().values()) {
            FieldType type = field.type();
            boolean words = type == FieldType.TEXT || type == FieldType.STRING || type == FieldType.JSON;
            if (words && field.valuesOf().isEmpty()) {
                paths.add(field.path());
            }
        }
        return flat(paths);
    }

    /** The fields with objects replaced by their members, each once. */
    private Set<FieldQueries> flat(List<String> paths) {
        Set<FieldQueries> fields = new LinkedHashSet<>();
        for (String path : paths) {
            find(path).ifPresent(field -> {
                if (field instanceof ObjectQueries object) {
                    fields.addAll(object.members());
                } else {
                    fields.add(field);
                }
            });
        }
        return fields;
    }
}
