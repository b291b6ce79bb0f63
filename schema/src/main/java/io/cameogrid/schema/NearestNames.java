package io.cameogrid.schema;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the names that someone may have meant who wrote one that does not exist. */
public final class NearestNames {
    private static final int MAX_NAMES = 3;
    private static final int MAX_NAME_LENGTH = 256;

    private NearestNames() {}

    /** At most three of the names, nearest first; none that differs in more than a third of its letters. */
    public static List<String> of(String written, Collection<String> names) {
        if (written.length() > MAX_NAME_LENGTH) {
            return List.of();
        }
        record Candidate(String name, int distance) {}
        return names.stream()
                .filter(name -> Math.abs(name.length() - written.length()) <= tolerance(written))
                .map(name -> new Candidate(name, distance(lower(written), lower(name))))
                .filter(candidate -> candidate.distance <= tolerance(written))
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .limit(MAX_NAMES)
                .map(Candidate::name)
                .toList();
    }

    /** The nearest names as the end of a sentence, such as {@code "; did you mean 'title'?"}; empty if there are none. */
    public static String question(String written, Collection<String> names) {
        List<String> nearest = of(written, names);
        return nearest.isEmpty() ? "" : "; did you mean '" + String.join("' or '", nearest) + "'?";
    }

    private static int tolerance(String written) {
        return written.length() / 3;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Insertions, deletions, replacements and swaps of neighbours that make one name of the other. */
    private static int distance(String from, String to) {
        int[] beforeLast = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = last[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }
        return last[to.length()];
    }
}
