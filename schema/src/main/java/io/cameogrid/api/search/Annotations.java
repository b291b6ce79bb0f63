package io.cameogrid.api.search;

import java.util.List;
import java.util.Optional;

/**
 * What a search wants to know about each hit, beside its document.
 *
 * @param highlight where it matches
 * @param explain how its score came about
 */
public record Annotations(Optional<Highlight> highlight, boolean explain) {
    /** Nothing. */
    public static final Annotations NONE = new Annotations(Optional.empty(), false);

    /** Whether nothing is wanted. */
    public boolean none() {
        return highlight.isEmpty() && !explain;
    }

    /**
     * Pieces of texts with what matches between tags.
     *
     * @param fields by path; empty for those that the query looks into
     * @param fragmentSize about how many characters a piece has
     * @param fragments how many pieces of a field at most; 0 for its whole values
     * @param escape whether the text, not the tags, is escaped for HTML
     */
    public record Highlight(
            List<String> fields, String preTag, String postTag, int fragmentSize, int fragments, boolean escape) {
        public Highlight {
            fields = List.copyOf(fields);
        }
    }
}
