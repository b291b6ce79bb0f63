package io.cameogrid.query;

import io.cameogrid.query.Query.And;
import io.cameogrid.query.Query.Boosted;
import io.cameogrid.query.Query.Exists;
import io.cameogrid.query.Query.Fuzzy;
import io.cameogrid.query.Query.In;
import io.cameogrid.query.Query.MatchAll;
import io.cameogrid.query.Query.Not;
import io.cameogrid.query.Query.Or;
import io.cameogrid.query.Query.Phrase;
import io.cameogrid.query.Query.Prefix;
import io.cameogrid.query.Query.Range;
import io.cameogrid.query.Query.SlashText;
import io.cameogrid.query.Query.Term;
import io.cameogrid.query.Query.Wildcard;
import java.util.List;
import java.util.Map;

/** Sets every position of a query to zero, so that queries from different texts compare. */
final class Positions {

    private Positions() {}

    static ParsedQuery erased(ParsedQuery parsed) {
        return new ParsedQuery(erased(parsed.query()), erased(parsed.tail()));
    }

    static TailClauses erased(TailClauses tail) {
        List<SortClause> sort = tail.sort().stream()
                .map(clause -> new SortClause(clause.field(), clause.ascending(), 0))
                .toList();
        return new TailClauses(tail.returnFields(), tail.limit(), tail.offset(), sort, Map.of());
    }

    static Query erased(Query query) {
        return switch (query) {
            case And and ->
                new And(and.clauses().stream().map(Positions::erased).toList(), 0);
            case Or or -> new Or(or.clauses().stream().map(Positions::erased).toList(), 0);
            case Not not -> new Not(erased(not.clause()), 0);
            case Boosted boosted -> new Boosted(erased(boosted.query()), boosted.boost(), 0);
            case MatchAll all -> new MatchAll(0);
            case Exists exists -> new Exists(new FieldRef.Named(exists.field().name(), 0), 0);
            case Term term -> new Term(erased(term.field()), term.text(), 0);
            case Phrase phrase -> new Phrase(erased(phrase.field()), phrase.text(), phrase.slop(), phrase.prefix(), 0);
            case Prefix prefix -> new Prefix(erased(prefix.field()), prefix.text(), 0);
            case Wildcard wildcard -> new Wildcard(erased(wildcard.field()), wildcard.pieces(), 0);
            case Fuzzy fuzzy -> new Fuzzy(erased(fuzzy.field()), fuzzy.text(), fuzzy.maxEdits(), 0);
            case SlashText slash -> new SlashText(erased(slash.field()), slash.raw(), 0);
            case Range range -> new Range(erased(range.field()), erased(range.low()), erased(range.high()), 0);
            case In in ->
                new In(
                        erased(in.field()),
                        in.values().stream().map(Positions::erased).toList(),
                        0);
        };
    }

    private static FieldRef erased(FieldRef field) {
        return switch (field) {
            case FieldRef.Named named -> new FieldRef.Named(named.name(), 0);
            case FieldRef.Defaults defaults -> defaults;
        };
    }

    private static Bound erased(Bound bound) {
        return switch (bound) {
            case Bound.Unbounded unbounded -> unbounded;
            case Bound.Inclusive inclusive -> new Bound.Inclusive(erased(inclusive.value()));
            case Bound.Exclusive exclusive -> new Bound.Exclusive(erased(exclusive.value()));
        };
    }

    private static Literal erased(Literal value) {
        return new Literal(value.text(), value.quoted(), 0);
    }
}
