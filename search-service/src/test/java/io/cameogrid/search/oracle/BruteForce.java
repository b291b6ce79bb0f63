package io.cameogrid.search.oracle;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.cameogrid.query.FieldRef;
import io.cameogrid.query.Literal;
import io.cameogrid.query.Query;
import io.cameogrid.schema.FieldType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Whether a document matches a query, found out by looking at the JSON; it shares nothing with the index. */
final class BruteForce {
    private final String id;
    private final JsonNode document;
    private final Map<String, OracleValues> fields = new HashMap<>();

    BruteForce(String id, JsonNode document) {
        this.id = id;
        this.document = document;
        OracleFields.TYPES.keySet().forEach(path -> fields.put(path, OracleValues.of(path, values(path))));
        fields.put("id", OracleValues.id(id));
    }

    String id() {
        return id;
    }

    boolean matches(Query query) {
        return switch (query) {
            case Query.And and -> all(and.clauses());
            case Query.Or or -> any(or.clauses());
            case Query.Not not -> !matches(not.clause());
            case Query.Boosted boosted -> matches(boosted.query());
            case Query.MatchAll all -> true;
            case Query.Exists exists -> exists(exists.field().name());
            case Query.Term leaf -> leaf(leaf.field(), leaf);
            case Query.Phrase leaf -> leaf(leaf.field(), leaf);
            case Query.Prefix leaf -> leaf(leaf.field(), leaf);
            case Query.Wildcard leaf -> leaf(leaf.field(), leaf);
            case Query.Fuzzy leaf -> leaf(leaf.field(), leaf);
            case Query.Range leaf -> leaf(leaf.field(), leaf);
            case Query.SlashText leaf -> leaf(leaf.field(), leaf);
            case Query.In in -> {
                List<Query> values = new ArrayList<>();
                for (Literal value : in.values()) {
                    values.add(
                            value.text().isEmpty()
                                    ? new Query.Phrase(in.field(), "", 0, false, 0)
                                    : new Query.Term(in.field(), value.text(), 0));
                }
                yield any(values);
            }
        };
    }

    /** Looks at every clause, so that one without meaning shows in each document. */
    private boolean all(List<Query> clauses) {
        boolean all = true;
        for (Query clause : clauses) {
            all &= matches(clause);
        }
        return all;
    }

    private boolean any(List<Query> clauses) {
        boolean any = false;
        for (Query clause : clauses) {
            any |= matches(clause);
        }
        return any;
    }

    private boolean exists(String name) {
        return name.equals("id")
                || OracleFields.paths(name).stream()
                        .anyMatch(path -> !values(path).isEmpty());
    }

    private boolean leaf(FieldRef where, Query leaf) {
        return switch (where) {
            case FieldRef.Named named -> leaf(leaf, named.name());
            case FieldRef.Defaults defaults -> {
                boolean phrase = leaf instanceof Query.Phrase
                        && !((Query.Phrase) leaf).text().isEmpty();
                yield anyPath(leaf, OracleFields.defaults(), path -> !phrase || OracleValues.ofWords(path));
            }
        };
    }

    private boolean leaf(Query leaf, String name) {
        return anyPath(leaf, name.equals("id") ? List.of(name) : OracleFields.paths(name), path -> true);
    }

    /** A field that the clause does not fit counts only if it fits no field at all. */
    private boolean anyPath(Query leaf, List<String> paths, Predicate<String> asked) {
        boolean any = false;
        boolean fits = false;
        for (String path : paths) {
            if (asked.test(path)) {
                try {
                    any |= requireNonNull(fields.get(path)).match(leaf);
                    fits = true;
                } catch (OracleValues.Unfit e) {
                    // another field may take it
                }
            }
        }
        if (!fits) {
            throw new OracleValues.Unfit();
        }
        return any;
    }

    /** The values at the path but null, through arrays and whatever the dots in it are part of. */
    List<JsonNode> values(String path) {
        List<JsonNode> values = new ArrayList<>();
        collect(document, path, values, OracleFields.TYPES.get(path) == FieldType.BYTES);
        return values;
    }

    private static void collect(JsonNode node, String path, List<JsonNode> values, boolean bytes) {
        if (bytes && path.isEmpty() && node.path(0).isNumber()) {
            byte[] value = new byte[node.size()];
            for (int i = 0; i < value.length; i++) {
                value[i] = (byte) node.get(i).intValue();
            }
            values.add(JsonNodeFactory.instance.binaryNode(value));
        } else if (node.isArray()) {
            node.forEach(element -> collect(element, path, values, bytes));
        } else if (node.isObject()) {
            for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
                collect(child(node, path.substring(0, dot)), path.substring(dot + 1), values, bytes);
            }
            collect(child(node, path), "", values, bytes);
        } else if (path.isEmpty() && !node.isNull() && !node.isMissingNode()) {
            values.add(node);
        }
    }

    @Override
    public String toString() {
        return id + ": " + document;
    }

    private static JsonNode child(JsonNode object, String name) {
        return object.has(name) ? object.get(name) : JsonNodeFactory.instance.nullNode();
    }
}
