package io.cameogrid.grid.catalog;

import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.Growth;
import io.cameogrid.schema.IndexDefinition;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * In what the definition of one incarnation of an index differs from that of another. Applied to a later version of that one it
 * keeps the fields that have come since.
 *
 * @param definition what is not of fields, and the fields that are otherwise
 * @param absent the fields that are not there
 */
public record Revision(IndexDefinition definition, Set<String> absent) {
    private static final int MOST_NAMES = 5;

    public Revision {
        absent = Set.copyOf(absent);
    }

    /** What makes the one of the other. */
    public static Revision between(IndexDefinition from, IndexDefinition to) {
        Map<String, FieldDefinition> otherwise = new TreeMap<>();
        to.fields().forEach((path, field) -> {
            if (!field.equals(from.fields().get(path))) {
                otherwise.put(path, field);
            }
        });
        Set<String> absent = new TreeSet<>(from.fields().keySet());
        absent.removeAll(to.fields().keySet());
        return new Revision(to.withFields(otherwise, to.overflow()), absent);
    }

    /** The definition as it is with the revision, at the same version. */
    IndexDefinition of(IndexDefinition present) {
        Map<String, FieldDefinition> fields = new TreeMap<>(present.fields());
        fields.putAll(definition.fields());
        fields.keySet().removeAll(absent);
        Growth growth = definition.growth().leavingOut(present.growth()).without(fields.keySet());
        return definition
                .withFields(fields, present.overflow() || definition.overflow(), growth)
                .withVersion(present.version());
    }

    /**
     * The revision whose result has also got what it has grown by.
     *
     * @param result what the revision makes now
     * @param grown the same for more documents
     */
    Revision grown(IndexDefinition result, IndexDefinition grown) {
        Map<String, FieldDefinition> fields = new TreeMap<>(definition.fields());
        fields.putAll(between(result, grown).definition().fields());
        return new Revision(grown.withFields(fields, grown.overflow()), absent);
    }

    /** Which fields it is about, for people; empty text if it is about none. */
    String fields() {
        Set<String> paths = new TreeSet<>(definition.fields().keySet());
        paths.addAll(absent);
        String names =
                paths.stream().limit(MOST_NAMES).map(path -> "'" + path + "'").collect(Collectors.joining(", "));
        return paths.size() > MOST_NAMES ? names + " and " + (paths.size() - MOST_NAMES) + " more" : names;
    }
}
