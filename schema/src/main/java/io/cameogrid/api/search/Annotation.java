package io.cameogrid.api.search;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was asked about one hit, as {@link Annotations} say.
 *
 * @param highlight pieces of the hit's texts, by field; fields in which nothing matches are not there
 * @param explanation how its score came about
 */
public record Annotation(SortedMap<String, List<String>> highlight, Optional<Explanation> explanation) {
    /** Nothing was asked. */
    public static final Annotation NONE = new Annotation(Collections.emptySortedMap(), Optional.empty());

    public Annotation {
        SortedMap<String, List<String>> copy = new TreeMap<>();
        highlight.forEach((field, pieces) -> copy.put(field, List.copyOf(pieces)));
        highlight = Collections.unmodifiableSortedMap(copy);
    }

    /**
     * A number and the numbers that it is made of.
     *
     * @param description what it is, in the engine's terms
     */
    public record Explanation(double value, String description, List<Explanation> details) {
        public Explanation {
            details = List.copyOf(details);
        }
    }
}
