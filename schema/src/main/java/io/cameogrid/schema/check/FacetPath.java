package io.cameogrid.schema.check;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A place in a hierarchy, such as {@code /electronics/phones}: names, each behind a slash, the widest first.
 *
 * @param text as documents and queries spell it
 */
public record FacetPath(String text) {
    /** What is asked for when a value is no path. */
    public static final String EXPECTED =
            "a path such as /electronics/phones: a slash before each of at most 64 names, none of them empty, at most"
                    + " 4096 bytes";

    private static final int MAX_NAMES = 64;
    private static final int MAX_BYTES = 4_096;
    private static final char SLASH = '/';

    /** The path that the text is, or empty if it is none. */
    public static Optional<FacetPath> parse(String text) {
        if (text.length() < 2 || text.length() > MAX_BYTES || text.charAt(0) != SLASH || text.endsWith("/")) {
            return Optional.empty();
        }
        long names = text.chars().filter(c -> c == SLASH).count();
        boolean good =
                names <= MAX_NAMES && !text.contains("//") && text.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
        return good ? Optional.of(new FacetPath(text)) : Optional.empty();
    }

    /** The path and all that lead to it, the widest first. */
    public List<String> lineage() {
        List<String> lineage = new ArrayList<>();
        for (int slash = text.indexOf(SLASH, 1); slash > 0; slash = text.indexOf(SLASH, slash + 1)) {
            lineage.add(text.substring(0, slash));
        }
        lineage.add(text);
        return lineage;
    }
}
