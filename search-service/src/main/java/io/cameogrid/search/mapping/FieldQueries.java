package io.cameogrid.search.mapping;

import io.cameogrid.query.Bound;
import io.cameogrid.query.Literal;
import io.cameogrid.query.Query.Piece;
import io.cameogrid.schema.json.FieldValueText;
import java.util.List;
import org.apache.lucene.search.Query;

/** How one field is searched. Immutable; the methods follow the clauses of the query language. */
interface FieldQueries {
    /** The field and its type, as messages begin. */
    String label();

    /** Whether phrases are known word by word. */
    default boolean keepsPositions() {
        return false;
    }

    /** One value. */
    Answer term(String text);

    /** A quoted value: one value too, unless the field is a text. */
    default Answer phrase(String text, int slop, boolean prefix) {
        if (slop > 0) {
            return unfit("takes no '~' behind a quoted value, which only text does");
        }
        return prefix ? prefix(text) : term(text);
    }

    default Answer prefix(String text) {
        return unfit("has no beginnings of values; prefixes are for text, string and id");
    }

    default Answer wildcard(List<Piece> pieces) {
        return unfit("takes no wildcards, which are for text, string and id");
    }

    default Answer fuzzy(String text, int maxEdits) {
        return unfit("takes no '~', which is for text and string");
    }

    /** Values that a regular expression fits as a whole. */
    default Answer regex(String expression) {
        return unfit(
                "takes no regular expressions, which are for text, string and id; quote a value that begins with '/'");
    }

    /** A value that begins with a slash, as written: a regular expression but where a field takes paths. */
    default Answer slash(String raw) {
        return RegularExpressions.between(raw)
                .map(this::regex)
                .orElseGet(
                        () -> unfit("takes a value that begins with '/' for a regular expression, which ends with '/'"
                                + " too; quote a text that begins so"));
    }

    Answer range(Bound low, Bound high);

    /** Any of the values, with the score 1. */
    Answer in(List<Literal> values);

    /** Any value, with the score 1. */
    Query exists();

    /** A refusal that names the field. */
    default Answer unfit(String reason) {
        return new Answer.Unfit(label() + " " + reason);
    }

    /** A bound as a message shows it. */
    static String text(Bound bound) {
        return switch (bound) {
            case Bound.Unbounded none -> "*";
            case Bound.Inclusive inclusive -> inclusive.value().text();
            case Bound.Exclusive exclusive -> exclusive.value().text();
        };
    }

    static String abbreviated(String text) {
        return FieldValueText.abbreviate(text);
    }
}
