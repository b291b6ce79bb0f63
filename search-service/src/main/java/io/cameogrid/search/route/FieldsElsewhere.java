package io.cameogrid.search.route;

import io.cameogrid.query.FieldRef;
import io.cameogrid.query.ParsedQuery;
import io.cameogrid.query.Query;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.search.scatter.SearchPlan;
import java.util.List;
import java.util.Optional;

/**
 * Searches several indexes by one query although some lack a field that it names: no document there has a value in it, so no
 * clause on it matches there. A field that all of them lack stays as it is, and is refused.
 */
final class FieldsElsewhere {
    private final IndexDefinition index;
    private final List<IndexDefinition> all;
    private boolean changed;

    private FieldsElsewhere(IndexDefinition index, List<IndexDefinition> all) {
        this.index = index;
        this.all = all;
    }

    /** What is asked of the index. */
    static SearchPlan.Question question(
            IndexDefinition index, List<IndexDefinition> all, String text, ParsedQuery parsed, boolean lenient) {
        FieldsElsewhere fields = new FieldsElsewhere(index, all);
        Query query = fields.in(parsed.query());
        return fields.changed
                ? new SearchPlan.Question(query.toText(), query, lenient)
                : new SearchPlan.Question(text, parsed.query(), lenient);
    }

    private Query in(Query query) {
        return switch (query) {
            case Query.And and ->
                new Query.And(and.clauses().stream().map(this::in).toList(), and.position());
            case Query.Or or -> new Query.Or(or.clauses().stream().map(this::in).toList(), or.position());
            case Query.Not not -> new Query.Not(in(not.clause()), not.position());
            case Query.Boosted boosted -> new Query.Boosted(in(boosted.query()), boosted.boost(), boosted.position());
            case Query.MatchAll everything -> everything;
            case Query.Exists exists -> unlessElsewhere(exists.field(), exists);
            case Query.Term leaf -> unlessElsewhere(leaf.field(), leaf);
            case Query.Phrase leaf -> unlessElsewhere(leaf.field(), leaf);
            case Query.Prefix leaf -> unlessElsewhere(leaf.field(), leaf);
            case Query.Wildcard leaf -> unlessElsewhere(leaf.field(), leaf);
            case Query.Fuzzy leaf -> unlessElsewhere(leaf.field(), leaf);
            case Query.Range leaf -> unlessElsewhere(leaf.field(), leaf);
            case Query.In leaf -> unlessElsewhere(leaf.field(), leaf);
            case Query.SlashText leaf -> unlessElsewhere(leaf.field(), leaf);
        };
    }

    private Query unlessElsewhere(FieldRef where, Query leaf) {
        Optional<String> name = where instanceof FieldRef.Named named ? Optional.of(named.name()) : Optional.empty();
        if (name.isEmpty() || has(index, name.get()) || all.stream().noneMatch(other -> has(other, name.get()))) {
            return leaf;
        }
        changed = true;
        return new Query.Not(new Query.MatchAll(leaf.position()), leaf.position());
    }

    /** Whether there is such a field, or something beneath the name. */
    private static boolean has(IndexDefinition definition, String name) {
        return name.equals(IndexDefinition.ID)
                || definition.fields().containsKey(name)
                || !definition.fields().subMap(name + '.', name + '/').isEmpty();
    }
}
