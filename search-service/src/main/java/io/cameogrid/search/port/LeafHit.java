package io.cameogrid.search.port;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.document.JsonBytes;
import java.util.List;
import java.util.Optional;

/**
 * One hit of one node, with its document.
 *
 * @param sortValues one for each sort key: Long, Double, or String with one char for each byte of the value, absent where
 *     the document has no value; an empty list when the order is relevance
 */
public record LeafHit(
        int partition, DocumentKey key, float score, List<Optional<Comparable<?>>> sortValues, JsonBytes source) {
    public LeafHit {
        sortValues = List.copyOf(sortValues);
    }

    /** The place of this hit in a sorted result. */
    public SortPosition position() {
        return new SortPosition(sortValues, key);
    }
}
