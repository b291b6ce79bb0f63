package io.cameogrid.deploy.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that somebody may have meant. */
final class NearestName {
    private NearestName() {}

    /** The name with the fewest edits to what was written, unless all are too far from it to be a help. */
    static Optional<String> to(String written, Collection<String> names) {
        return names.stream()
                .min(Comparator.comparingInt(name -> distance(written, name)))
                .filter(name -> distance(written, name) <= Math.max(2, written.length() / 2));
    }

    /** Forgotten sections cost one edit, and a dot is as good as an underscore. */
    private static int distance(String written, String name) {
        String plain = written.replace('.', '_');
        int least = edits(plain, name.replace('.', '_'));
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            least = Math.min(least, 1 + edits(plain, name.substring(dot + 1).replace('.', '_')));
        }
        return least;
    }

    /** The number of characters to insert, delete, replace or swap with the next between two texts. */
    private static int edits(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(from, to, cost, i, j);
            }
        }
        return cost[from.length()][to.length()];
    }

    private static int cheapest(String from, String to, int[][] cost, int i, int j) {
        char last = from.charAt(i - 1);
        char wanted = to.charAt(j - 1);
        int least = cost[i - 1][j - 1] + (last == wanted ? 0 : 1);
        least = Math.min(least, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && last == to.charAt(j - 2) && wanted == from.charAt(i - 2);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
