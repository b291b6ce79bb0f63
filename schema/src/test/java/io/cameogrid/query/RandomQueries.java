package io.cameogrid.query;

import io.cameogrid.query.Query.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Makes queries of every shape, with texts made of what the language gives a meaning to. */
final class RandomQueries {

    private static final List<String> FRAGMENTS = List.of(
            "a", "B", "7", "é", "😀", "\uD800", "\uDC00", "\0", " ", "\n", "\u00A0", "\\", "\"", "'", "/", "(", ")",
            "[", "]", "{", "}", "^", "^2", "~", "~1", "*", "?", ":", ",", "+", "-", "!", "<", ">", "=", "&", "|", ".",
            "AND", "TO");
    private static final List<String> WORDS = List.of(
            "fox", "AND", "OR", "NOT", "TO", "IN", "return", "limit", "offset", "sort", "10", "2024-06-15T10:00Z");
    private static final List<String> SLASHED = List.of(
            "/",
            "//",
            "/a/b",
            "/a/",
            "/(a|b)+/",
            "/[)]x/",
            "/a\\ b/",
            "/^a$/",
            "/[^2]/",
            "/a(b",
            "/a[",
            "/a\\^2",
            "/\"a\"/");
    private static final List<Float> BOOSTS = List.of(0f, 0.5f, 1f, 3f, 1e-9f, 1e20f, Float.MAX_VALUE);

    private final RandomGenerator random;

    RandomQueries(RandomGenerator random) {
        this.random = random;
    }

    ParsedQuery parsedQuery() {
        TailClauses tail = new TailClauses(
                many(0, 2, this::text),
                maybeNumber(),
                maybeNumber(),
                many(0, 2, () -> new SortClause(text(), random.nextBoolean(), 0)),
                Map.of());
        return new ParsedQuery(query(4), random.nextBoolean() ? tail : TailClauses.NONE);
    }

    private Query query(int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 8)) {
            case 4 -> new Query.And(many(2, 4, () -> query(depth - 1)), 0);
            case 5 -> new Query.Or(many(2, 4, () -> query(depth - 1)), 0);
            case 6 -> {
                Query clause = query(depth - 1);
                yield clause instanceof Query.Not ? clause : new Query.Not(clause, 0);
            }
            case 7 -> new Query.Boosted(query(depth - 1), one(BOOSTS), 0);
            default -> leaf();
        };
    }

    private Query leaf() {
        FieldRef field = random.nextBoolean() ? new FieldRef.Defaults() : named();
        return switch (random.nextInt(10)) {
            case 0 -> new Query.MatchAll(0);
            case 1 -> new Query.Exists(named(), 0);
            case 2 ->
                new Query.Phrase(
                        field, random.nextInt(5) == 0 ? "" : text(), random.nextInt(3), random.nextBoolean(), 0);
            case 3 -> new Query.Prefix(field, text(), 0);
            case 4 -> new Query.Wildcard(field, pieces(), 0);
            case 5 -> new Query.Fuzzy(field, text(), random.nextInt(1, 3), 0);
            case 6 -> new Query.SlashText(field, one(SLASHED), 0);
            case 7 -> new Query.Range(field, bound(), bound(), 0);
            case 8 -> new Query.In(field, many(1, 4, this::literal), 0);
            default -> new Query.Term(field, text(), 0);
        };
    }

    private FieldRef.Named named() {
        return new FieldRef.Named(text(), 0);
    }

    private List<Piece> pieces() {
        List<Piece> shape = switch (random.nextInt(5)) {
            case 0 -> List.of(new Piece.AnyText(), new Piece.Literal(text()));
            case 1 -> List.of(new Piece.Literal(text()), new Piece.AnyText(), new Piece.Literal(text()));
            case 2 -> List.of(new Piece.AnyCharacter());
            case 3 -> List.of(new Piece.AnyText(), new Piece.AnyCharacter(), new Piece.AnyCharacter());
            default -> List.of(new Piece.Literal(text()), new Piece.AnyCharacter(), new Piece.AnyText());
        };
        return shape;
    }

    private Bound bound() {
        return switch (random.nextInt(3)) {
            case 0 -> new Bound.Unbounded();
            case 1 -> new Bound.Inclusive(literal());
            default -> new Bound.Exclusive(literal());
        };
    }

    private Literal literal() {
        boolean quoted = random.nextBoolean();
        return new Literal(quoted && random.nextInt(5) == 0 ? "" : text(), quoted, 0);
    }

    private String text() {
        return random.nextBoolean() ? one(WORDS) : String.join("", many(1, 5, () -> one(FRAGMENTS)));
    }

    private OptionalInt maybeNumber() {
        return random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt(Integer.MAX_VALUE));
    }

    private <T> List<T> many(int least, int most, Supplier<T> source) {
        return new ArrayList<>(
                Stream.generate(source).limit(random.nextInt(least, most + 1)).toList());
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
