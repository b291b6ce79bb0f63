package io.cameogrid.search.oracle;

import io.cameogrid.query.Query;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The texts of one field, which are searched by their words. */
final class OracleWords implements OracleValues {
    /** Enough of Unicode's rules for the words that are generated. */
    private static final Pattern WORD = Pattern.compile("\\d+(\\.\\d+)+|[\\p{L}\\p{N}]+");

    private final List<List<String>> texts;

    OracleWords(List<String> texts) {
        this.texts = texts.stream().map(OracleWords::words).toList();
    }

    @Override
    public boolean match(Query leaf) {
        return switch (leaf) {
            case Query.Term term -> contains(words(term.text()));
            case Query.Phrase phrase when phrase.text().isEmpty() -> false;
            case Query.Phrase phrase -> phrase(phrase);
            case Query.Range range -> anyWord(OracleText.between(range, OracleWords::lower));
            default -> anyWord(OracleText.fits(leaf, OracleWords::lower));
        };
    }

    private boolean phrase(Query.Phrase phrase) {
        List<String> wanted = words(phrase.text());
        if (phrase.prefix()) {
            return anyWindow(wanted.size(), window -> startsWith(window, wanted));
        }
        if (phrase.slop() == 0) {
            return contains(wanted);
        }
        return wanted.size() == 2
                ? texts.stream().anyMatch(text -> near(text, wanted.getFirst(), wanted.getLast(), phrase.slop()))
                : contains(wanted);
    }

    /** How far the second word is from where it should be, behind the first. */
    private static boolean near(List<String> text, String first, String second, int slop) {
        for (int i = 0; i < text.size(); i++) {
            for (int j = 0; j < text.size(); j++) {
                boolean both =
                        i != j && text.get(i).equals(first) && text.get(j).equals(second);
                if (both && Math.abs(j - 1 - i) <= slop) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean contains(List<String> wanted) {
        return !wanted.isEmpty() && texts.stream().anyMatch(text -> Collections.indexOfSubList(text, wanted) >= 0);
    }

    private static boolean startsWith(List<String> window, List<String> wanted) {
        int last = wanted.size() - 1;
        return window.subList(0, last).equals(wanted.subList(0, last))
                && window.get(last).startsWith(wanted.get(last));
    }

    private boolean anyWindow(int size, Predicate<List<String>> fits) {
        for (List<String> text : texts) {
            for (int i = 0; i + size <= text.size(); i++) {
                if (fits.test(text.subList(i, i + size))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean anyWord(Predicate<String> fits) {
        return texts.stream().anyMatch(text -> text.stream().anyMatch(fits));
    }

    private static List<String> words(String text) {
        return WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(OracleWords::lower)
                .toList();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
