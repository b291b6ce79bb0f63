package io.cameogrid.search.port;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.api.search.Annotation;
import java.util.List;
import java.util.Optional;

/**
 * One hit of one node, with its document.
 *
 * @param sortValues one for each sort key: Long, Double, or String with one char for each byte of the value, absent where
 *     the document has no value; an empty list when the order is relevance
 * @param annotation what else was asked about it
 */
public record LeafHit(
        int partition,
        DocumentKey key,
        float score,
        List<Optional<Comparable<?>>> sortValues,
        JsonBytes source,
        Annotation annotation) {
    public LeafHit {
        sortValues = List.copyOf(sortValues);
    }

    /** A hit of which nothing else was asked. */
    public LeafHit(
            int partition, DocumentKey key, float score, List<Optional<Comparable<?>>> sortValues, JsonBytes source) {
        this(partition, key, score, sortValues, source, Annotation.NONE);
    }

    /** The same hit with what was asked about it. */
    public LeafHit with(Annotation other) {
        return new LeafHit(partition, key, score, sortValues, source, other);
    }

    /** The place of this hit in a sorted result. */
    public SortPosition position() {
        return new SortPosition(sortValues, key);
    }
}
