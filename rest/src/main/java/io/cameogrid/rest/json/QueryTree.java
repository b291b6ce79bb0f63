package io.cameogrid.rest.json;

import io.cameogrid.query.Bound;
import io.cameogrid.query.FieldRef;
import io.cameogrid.query.Literal;
import io.cameogrid.query.Query;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A parsed query as the members of JSON objects; a clause without {@code field} looks in the default fields. */
final class QueryTree {
    private QueryTree() {}

    static Map<String, Object> of(Query query) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("type", type(query));
        node.put("position", query.position());
        switch (query) {
            case Query.And and -> node.put("clauses", all(and.clauses()));
            case Query.Or or -> node.put("clauses", all(or.clauses()));
            case Query.Not not -> node.put("clause", of(not.clause()));
            case Query.Boosted boosted -> {
                node.put("clause", of(boosted.query()));
                // As text it keeps the digits that were meant.
                node.put("boost", Float.toString(boosted.boost()));
            }
            case Query.MatchAll all -> {}
            case Query.Exists exists -> field(node, exists.field());
            case Query.Term term -> value(node, term.field(), term.text());
            case Query.Phrase phrase -> {
                value(node, phrase.field(), phrase.text());
                node.put("slop", phrase.slop());
                node.put("prefix", phrase.prefix());
            }
            case Query.Prefix prefix -> value(node, prefix.field(), prefix.text());
            case Query.Wildcard wildcard -> value(node, wildcard.field(), unnamed(wildcard));
            case Query.Fuzzy fuzzy -> {
                value(node, fuzzy.field(), fuzzy.text());
                node.put("max_edits", fuzzy.maxEdits());
            }
            case Query.SlashText slash -> value(node, slash.field(), slash.raw());
            case Query.Range range -> {
                field(node, range.field());
                bound(node, range.low(), "gt");
                bound(node, range.high(), "lt");
            }
            case Query.In in -> {
                field(node, in.field());
                node.put("values", in.values().stream().map(Literal::text).toList());
            }
        }
        return node;
    }

    private static String type(Query query) {
        return switch (query) {
            case Query.And and -> "and";
            case Query.Or or -> "or";
            case Query.Not not -> "not";
            case Query.Boosted boosted -> "boost";
            case Query.MatchAll all -> "all";
            case Query.Exists exists -> "exists";
            case Query.Term term -> "term";
            case Query.Phrase phrase -> "phrase";
            case Query.Prefix prefix -> "prefix";
            case Query.Wildcard wildcard -> "wildcard";
            case Query.Fuzzy fuzzy -> "fuzzy";
            case Query.SlashText slash -> "regex";
            case Query.Range range -> "range";
            case Query.In in -> "in";
        };
    }

    private static List<Map<String, Object>> all(List<Query> clauses) {
        return clauses.stream().map(QueryTree::of).toList();
    }

    private static void value(Map<String, Object> node, FieldRef field, String value) {
        field(node, field);
        node.put("value", value);
    }

    private static void field(Map<String, Object> node, FieldRef field) {
        if (field instanceof FieldRef.Named named) {
            node.put("field", named.name());
        }
    }

    /** Adds {@code gt}, {@code gte}, {@code lt} or {@code lte}; nothing for an open end. */
    private static void bound(Map<String, Object> node, Bound bound, String name) {
        switch (bound) {
            case Bound.Unbounded none -> {}
            case Bound.Inclusive at -> node.put(name + "e", at.value().text());
            case Bound.Exclusive beside -> node.put(name, beside.value().text());
        }
    }

    /** The pattern as the query language writes it, escapes included. */
    private static String unnamed(Query.Wildcard wildcard) {
        return new Query.Wildcard(new FieldRef.Defaults(), wildcard.pieces(), 0).toText();
    }
}
