package io.cameogrid.query;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** A whole query string, understood: the query and the clauses at its tail. */
public record ParsedQuery(Query query, TailClauses tail) {

    private static final String ID = "id";

    public ParsedQuery {
        requireNonNull(query, "query");
        requireNonNull(tail, "tail");
    }

    /** The id that is asked for, when the whole query is {@code id:value}, which needs no index to answer. */
    public Optional<String> singleId() {
        return query instanceof Query.Term term
                        && term.field() instanceof FieldRef.Named field
                        && field.name().equals(ID)
                ? Optional.of(term.text())
                : Optional.empty();
    }

    /** The query string in canonical form, which parses to an equal result but for the positions. */
    public String toText() {
        return new QueryPrinter().print(this);
    }
}
