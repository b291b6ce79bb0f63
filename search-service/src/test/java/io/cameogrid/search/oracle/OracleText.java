package io.cameogrid.search.oracle;

import io.cameogrid.query.Query;
import io.cameogrid.query.Query.Piece;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What clauses say about one text, be it a word or a whole string. */
final class OracleText {
    private OracleText() {}

    /** The one value that the clause looks for. */
    static String whole(Query leaf) {
        return switch (leaf) {
            case Query.Term term -> term.text();
            case Query.Phrase phrase when phrase.slop() == 0 && !phrase.prefix() -> phrase.text();
            default -> throw new OracleValues.Unfit();
        };
    }

    /** @param normalization of what is no whole word, and no expression */
    static Predicate<String> fits(Query leaf, Function<String, String> normalization) {
        return switch (leaf) {
            case Query.Prefix prefix -> text -> text.startsWith(normalization.apply(prefix.text()));
            case Query.Phrase phrase when phrase.prefix() -> text -> text.startsWith(phrase.text());
            case Query.Wildcard wildcard -> {
                Pattern pattern = Pattern.compile(
                        wildcard.pieces().stream()
                                .map(piece -> expression(piece, normalization))
                                .collect(Collectors.joining()),
                        Pattern.DOTALL);
                yield text -> pattern.matcher(text).matches();
            }
            case Query.SlashText slash -> {
                String raw = slash.raw();
                Pattern pattern = Pattern.compile(raw.substring(1, raw.length() - 1), Pattern.DOTALL);
                yield text -> pattern.matcher(text).matches();
            }
            case Query.Fuzzy fuzzy -> {
                String wanted = normalization.apply(fuzzy.text());
                yield text -> edits(wanted, text) <= fuzzy.maxEdits();
            }
            default -> {
                String wanted = whole(leaf);
                yield wanted::equals;
            }
        };
    }

    static Predicate<String> between(Query.Range range, Function<String, String> normalization) {
        Function<String, CodePoints> reading = text -> new CodePoints(normalization.apply(text));
        Predicate<CodePoints> low = OracleValues.bound(range.low(), reading, true);
        Predicate<CodePoints> high = OracleValues.bound(range.high(), reading, false);
        return text -> low.and(high).test(new CodePoints(text));
    }

    private static String expression(Piece piece, Function<String, String> normalization) {
        return switch (piece) {
            case Piece.Literal literal -> Pattern.quote(normalization.apply(literal.text()));
            case Piece.AnyCharacter any -> ".";
            case Piece.AnyText any -> ".*";
        };
    }

    /** Insertions, deletions, replacements and swaps of neighbours, each place touched once. */
    private static int edits(String from, String to) {
        int[] a = from.codePoints().toArray();
        int[] b = to.codePoints().toArray();
        int[][] edits = new int[a.length + 1][b.length + 1];
        for (int i = 0; i <= a.length; i++) {
            for (int j = 0; j <= b.length; j++) {
                if (i == 0 || j == 0) {
                    edits[i][j] = i + j;
                    continue;
                }
                int replaced = edits[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                edits[i][j] = Math.min(replaced, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                    edits[i][j] = Math.min(edits[i][j], edits[i - 2][j - 2] + 1);
                }
            }
        }
        return edits[a.length][b.length];
    }

    /** A text in the order of its code points, which is not that of its chars. */
    record CodePoints(String text) implements Comparable<CodePoints> {
        @Override
        public int compareTo(CodePoints other) {
            int[] left = text.codePoints().toArray();
            int[] right = other.text.codePoints().toArray();
            return Arrays.compare(left, right);
        }
    }
}
