package io.cameogrid.query;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A parsed query as its author wrote it: names and values are text, and only a schema can say what they mean.
 *
 * <p>Every node has a position, the UTF-16 offset in the query string at which it begins; for a leaf that is where its
 * value begins, while its {@link FieldRef.Named} says where the field was named. A field before a group is already pushed
 * down, so that only leaves carry fields.
 */
public sealed interface Query {

    /** The UTF-16 offset in the query string at which this node begins. */
    int position();

    /** This query in canonical form, which parses to an equal query but for the positions. */
    default String toText() {
        return new QueryPrinter().print(this);
    }

    /** All of two or more clauses. */
    record And(List<Query> clauses, int position) implements Query {
        public And {
            clauses = atLeastTwo(clauses);
        }
    }

    /** Any of two or more clauses. */
    record Or(List<Query> clauses, int position) implements Query {
        public Or {
            clauses = atLeastTwo(clauses);
        }
    }

    /** Everything that the clause does not match, wherever in the tree this stands. */
    record Not(Query clause, int position) implements Query {
        public Not {
            requireNonNull(clause, "clause");
        }
    }

    /** Every document: {@code *}. */
    record MatchAll(int position) implements Query {}

    /** Every document that has a value in the field: {@code field:*}. */
    record Exists(FieldRef.Named field, int position) implements Query {
        public Exists {
            requireNonNull(field, "field");
        }
    }

    /** One unquoted value, which the type of its field turns into words, a number, a date and so on. */
    record Term(FieldRef field, String text, int position) implements Query {
        public Term {
            requireNonNull(field, "field");
            requireText(text);
        }
    }

    /**
     * A quoted value: the words in their order, at most {@code slop} moves apart.
     *
     * @param prefix whether the last word is only the beginning of a word
     */
    record Phrase(FieldRef field, String text, int slop, boolean prefix, int position) implements Query {
        public Phrase {
            requireNonNull(field, "field");
            requireNonNull(text, "text");
            if (slop < 0) {
                throw new IllegalArgumentException("slop " + slop + " is negative");
            }
        }
    }

    /** Values that begin with a text: {@code pre*}. */
    record Prefix(FieldRef field, String text, int position) implements Query {
        public Prefix {
            requireNonNull(field, "field");
            requireText(text);
        }
    }

    /** Values that fit a pattern, other than a {@link Prefix}; a star or question mark inside a literal piece is itself. */
    record Wildcard(FieldRef field, List<Piece> pieces, int position) implements Query {
        public Wildcard {
            requireNonNull(field, "field");
            pieces = List.copyOf(pieces);
            if (pieces.stream().allMatch(Piece.Literal.class::isInstance)) {
                throw new IllegalArgumentException("no wildcard among the pieces " + pieces);
            }
        }
    }

    /** Words within one or two edits of a word: {@code word~}, {@code word~1}. */
    record Fuzzy(FieldRef field, String text, int maxEdits, int position) implements Query {

        /** The edits allowed when the query does not say, and the most it may say. */
        public static final int MAX_EDITS = 2;

        public Fuzzy {
            requireNonNull(field, "field");
            requireText(text);
            if (maxEdits < 1 || maxEdits > MAX_EDITS) {
                throw new IllegalArgumentException("maxEdits " + maxEdits + " is not 1 or 2");
            }
        }
    }

    /**
     * A value that begins with a slash: a path on a facet field, a regular expression between slashes on any other.
     *
     * @param raw the text as written, slashes and escapes included
     */
    record SlashText(FieldRef field, String raw, int position) implements Query {
        public SlashText {
            requireNonNull(field, "field");
            if (!raw.startsWith("/") || new SlashScan(raw).end(0) != raw.length()) {
                throw new IllegalArgumentException("'" + raw + "' is not one text after a slash");
            }
        }
    }

    /** Values between two bounds; a comparison is a range with one of them. */
    record Range(FieldRef field, Bound low, Bound high, int position) implements Query {
        public Range {
            requireNonNull(field, "field");
            requireNonNull(low, "low");
            requireNonNull(high, "high");
        }
    }

    /** Any of a set of values: {@code field: IN [a b c]}. */
    record In(FieldRef field, List<Literal> values, int position) implements Query {
        public In {
            requireNonNull(field, "field");
            values = List.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("a set needs at least one value");
            }
        }
    }

    /** A query whose score counts more or less: {@code query^3}. */
    record Boosted(Query query, float boost, int position) implements Query {
        public Boosted {
            requireNonNull(query, "query");
            if (!(boost >= 0) || Float.isInfinite(boost)) {
                throw new IllegalArgumentException("boost " + boost + " is not a finite number of at least 0");
            }
        }
    }

    /** A part of a {@link Wildcard}. */
    sealed interface Piece {

        /** Exactly this text. */
        record Literal(String text) implements Piece {
            public Literal {
                requireText(text);
            }
        }

        /** Exactly one character, written {@code ?}. */
        record AnyCharacter() implements Piece {}

        /** Any text, also none, written {@code *}. */
        record AnyText() implements Piece {}
    }

    private static List<Query> atLeastTwo(List<Query> clauses) {
        if (clauses.size() < 2) {
            throw new IllegalArgumentException("expected two clauses or more, got " + clauses);
        }
        return List.copyOf(clauses);
    }

    private static void requireText(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("the text is empty");
        }
    }
}
