package io.cameogrid.rest.call;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word that somebody who wrote an unknown one most likely meant. */
public final class Nearest {
    private static final int LONGEST = 64;

    private Nearest() {}

    /** The known word with the fewest edits, if they are few for its length. */
    public static Optional<String> to(String given, Collection<String> known) {
        if (given.length() > LONGEST) {
            return Optional.empty();
        }
        String best = "";
        int fewest = Integer.MAX_VALUE;
        for (String word : known) {
            int edits = edits(given.toLowerCase(Locale.ROOT), word);
            if (edits < fewest) {
                fewest = edits;
                best = word;
            }
        }
        boolean near = fewest <= Math.min(given.length(), best.length()) / 3;
        return near ? Optional.of(best) : Optional.empty();
    }

    /** The end of a sentence that refuses {@code given}: the nearest known word, or all of them. */
    public static String hint(String given, Collection<String> known) {
        return to(given, known)
                .map(word -> "; did you mean '" + word + "'?")
                .orElse(known.isEmpty() ? "" : "; known are " + String.join(", ", known));
    }

    /** What somebody wrote, in quotes, cut to a length that is fit for a message. */
    public static String quoted(String given) {
        return given.length() <= LONGEST ? "'" + given + "'" : "'" + given.substring(0, LONGEST) + "…'";
    }

    /** Letters to be put in, left out, changed, or swapped with their neighbour. */
    private static int edits(String a, String b) {
        int[][] rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : fewest(rows, a, b, i, j);
            }
        }
        return rows[a.length()][b.length()];
    }

    private static int fewest(int[][] rows, String a, String b, int i, int j) {
        int change = rows[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int fewest = Math.min(change, 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(fewest, rows[i - 2][j - 2] + 1) : fewest;
    }
}
