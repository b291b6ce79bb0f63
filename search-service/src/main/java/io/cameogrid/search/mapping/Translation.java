package io.cameogrid.search.mapping;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.query.FieldRef;
import io.cameogrid.query.Query;
import io.cameogrid.schema.NearestNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;

/** One query on its way to Lucene. An empty result is a clause that was left out. Confined to one thread. */
final class Translation {
    /** Clauses that a message names. */
    private static final int SHOWN_DISCARDED = 3;

    /** Scores are floats, and a thousand clauses of this boost still sum up to a number. */
    private static final double MAX_BOOST = 1e9;

    private final SearchFields fields;
    private final boolean lenient;
    private final int maxCost;
    private final List<String> discarded = new ArrayList<>();
    private int cost;
    /** Of the groups that the translation is in. */
    private double boost = 1;

    Translation(SearchFields fields, boolean lenient, int maxCost) {
        this.fields = fields;
        this.lenient = lenient;
        this.maxCost = maxCost;
    }

    TranslatedQuery run(Query query) {
        org.apache.lucene.search.Query translated = translate(query)
                .orElseThrow(() -> refusal(query.position(), "nothing is left of the query: " + firstDiscarded()));
        return new TranslatedQuery(translated, discarded);
    }

    private String firstDiscarded() {
        String first = String.join("; ", discarded.subList(0, Math.min(SHOWN_DISCARDED, discarded.size())));
        return discarded.size() > SHOWN_DISCARDED ? first + "; …" : first;
    }

    private Optional<org.apache.lucene.search.Query> translate(Query query) {
        return switch (query) {
            case Query.And and -> all(and.clauses());
            case Query.Or or -> any(or.clauses());
            case Query.Not not -> translate(not.clause()).map(this::everythingBut);
            case Query.Boosted boosted -> boosted(boosted);
            case Query.MatchAll all -> Optional.of(spend(MatchAllDocsQuery.INSTANCE, 1, all));
            case Query.Exists exists ->
                named(exists.field(), exists).map(field -> spend(field.exists(), existsCost(field), exists));
            case Query.Term leaf -> leaf(leaf.field(), leaf);
            case Query.Phrase leaf -> leaf(leaf.field(), leaf);
            case Query.Prefix leaf -> leaf(leaf.field(), leaf);
            case Query.Wildcard leaf -> leaf(leaf.field(), leaf);
            case Query.Fuzzy leaf -> leaf(leaf.field(), leaf);
            case Query.Range leaf -> leaf(leaf.field(), leaf);
            case Query.In leaf -> leaf(leaf.field(), leaf);
            case Query.SlashText leaf -> leaf(leaf.field(), leaf);
        };
    }

    /** Boosts of groups and of what is in them multiply. Beyond the limit scores would soon be no numbers any more. */
    private Optional<org.apache.lucene.search.Query> boosted(Query.Boosted boosted) {
        double outer = boost;
        boost *= boosted.boost();
        if (boost > MAX_BOOST) {
            throw refusal(
                    boosted.position(),
                    String.format(
                            Locale.ROOT,
                            "boosts multiply to more than %.0e at %d; smaller ones give the same order",
                            MAX_BOOST,
                            boosted.position()));
        }
        Optional<org.apache.lucene.search.Query> inner = translate(boosted.query());
        boost = outer;
        return inner.map(query -> new BoostQuery(query, boosted.boost()));
    }

    /** Negated clauses exclude from what the others match, or from everything if there are no others. */
    private Optional<org.apache.lucene.search.Query> all(List<Query> clauses) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        boolean wanted = false;
        boolean excluded = false;
        for (Query clause : clauses) {
            boolean negated = clause instanceof Query.Not;
            Optional<org.apache.lucene.search.Query> translated =
                    translate(clause instanceof Query.Not not ? not.clause() : clause);
            if (translated.isPresent()) {
                all.add(translated.get(), negated ? Occur.MUST_NOT : Occur.MUST);
                wanted |= !negated;
                excluded |= negated;
            }
        }
        if (!wanted && excluded) {
            all.add(MatchAllDocsQuery.INSTANCE, Occur.MUST);
        }
        return wanted || excluded ? Optional.of(all.build()) : Optional.empty();
    }

    private Optional<org.apache.lucene.search.Query> any(List<Query> clauses) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        boolean found = false;
        for (Query clause : clauses) {
            Optional<org.apache.lucene.search.Query> translated = translate(clause);
            translated.ifPresent(query -> any.add(query, Occur.SHOULD));
            found |= translated.isPresent();
        }
        return found ? Optional.of(any.build()) : Optional.empty();
    }

    private org.apache.lucene.search.Query everythingBut(org.apache.lucene.search.Query excluded) {
        return new BooleanQuery.Builder()
                .add(MatchAllDocsQuery.INSTANCE, Occur.MUST)
                .add(excluded, Occur.MUST_NOT)
                .build();
    }

    private Optional<org.apache.lucene.search.Query> leaf(FieldRef where, Query leaf) {
        return switch (where) {
            case FieldRef.Named named -> named(named, leaf).flatMap(field -> accept(ask(field, leaf), leaf));
            case FieldRef.Defaults defaults -> accept(askDefaults(leaf), leaf);
        };
    }

    private Answer askDefaults(Query leaf) {
        List<FieldQueries> asked = fields.defaults();
        if (asked.isEmpty() && fields.names().size() == 1) {
            // Only the id: nothing was ever written, and nothing is found.
            return Answer.found(new MatchNoDocsQuery("the index has no fields"));
        }
        if (leaf instanceof Query.Phrase) {
            asked = asked.stream().filter(FieldQueries::keepsPositions).toList();
        }
        if (leaf instanceof Query.In in) {
            // Value by value: one that a field cannot hold must not keep the field from the others.
            List<FieldQueries> all = asked;
            return AnyValue.of(in.values(), literal -> anyDefault(all, field -> field.term(literal.text())));
        }
        return anyDefault(asked, field -> ask(field, leaf));
    }

    private static Answer anyDefault(List<FieldQueries> asked, Function<FieldQueries, Answer> question) {
        return Answer.any(
                asked.stream().map(question).toList(),
                "no field that is searched by default can be searched for this; name a field, as in field:value");
    }

    private static Answer ask(FieldQueries field, Query leaf) {
        return switch (leaf) {
            case Query.Term term -> field.term(term.text());
            case Query.Phrase phrase -> field.phrase(phrase.text(), phrase.slop(), phrase.prefix());
            case Query.Prefix prefix -> field.prefix(prefix.text());
            case Query.Wildcard wildcard -> field.wildcard(wildcard.pieces());
            case Query.Fuzzy fuzzy -> field.fuzzy(fuzzy.text(), fuzzy.maxEdits());
            case Query.Range range -> field.range(range.low(), range.high());
            case Query.In in -> field.in(in.values());
            case Query.SlashText slash -> field.slash(slash.raw());
            case Query.And and -> throw noLeaf(and);
            case Query.Or or -> throw noLeaf(or);
            case Query.Not not -> throw noLeaf(not);
            case Query.Boosted boosted -> throw noLeaf(boosted);
            case Query.MatchAll all -> throw noLeaf(all);
            case Query.Exists exists -> throw noLeaf(exists);
        };
    }

    private Optional<org.apache.lucene.search.Query> accept(Answer answer, Query leaf) {
        return switch (answer) {
            case Answer.Found found ->
                Optional.of(spend(PhrasePrefixQuery.at(leaf.position(), found.query()), found.cost(), leaf));
            case Answer.Unfit unfit -> discard(leaf, leaf.position(), unfit.reason());
            case Answer.NoWords none -> {
                discarded.add(FieldQueries.abbreviated(leaf.toText()) + ": there is no word in it to search for");
                yield Optional.empty();
            }
        };
    }

    private Optional<FieldQueries> named(FieldRef.Named ref, Query leaf) {
        Optional<FieldQueries> field = fields.find(ref.name());
        if (field.isEmpty()) {
            String reason = fields.whyNotIndexed(ref.name())
                    .orElseGet(() -> "unknown field '" + FieldQueries.abbreviated(ref.name()) + "'"
                            + NearestNames.question(ref.name(), fields.names()));
            this.<FieldQueries>discard(leaf, ref.position(), reason);
        }
        return field;
    }

    /** Leaves the clause out of a lenient search; refuses any other. */
    private <T> Optional<T> discard(Query leaf, int position, String reason) {
        if (!lenient) {
            throw refusal(position, reason + " (at " + position + ")");
        }
        discarded.add(FieldQueries.abbreviated(leaf.toText()) + ": " + reason);
        return Optional.empty();
    }

    private org.apache.lucene.search.Query spend(org.apache.lucene.search.Query query, int more, Query leaf) {
        cost += more;
        if (cost > maxCost) {
            throw refusal(
                    leaf.position(),
                    "the query is past the budget of " + maxCost + " look-ups at " + leaf.position()
                            + ": clauses without a field count once for each default field; name fields, or set fewer"
                            + " default_fields");
        }
        return query;
    }

    private static int existsCost(FieldQueries field) {
        return field instanceof ObjectQueries object ? 2 * object.members().size() : 2;
    }

    private static CameoGridException refusal(int position, String detail) {
        return new CameoGridException(ErrorCode.INVALID_QUERY, detail).with("position", position);
    }

    private static IllegalStateException noLeaf(Query query) {
        return new IllegalStateException("no leaf: " + query);
    }
}
