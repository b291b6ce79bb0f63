package io.cameogrid.search.port;

import io.cameogrid.api.document.DocumentKey;
import java.util.List;
import java.util.Optional;

/**
 * A place in a sorted result, named by the hit that stands there: what the next page follows.
 *
 * <p>It stays valid when documents come and go, and on every node, because it holds no document number.
 *
 * @param sortValues one for each sort key, as {@link LeafHit} carries them
 * @param inclusive whether a document that stands at this very place is behind it: so it is in an index that comes after the
 *     one of the hit
 */
public record SortPosition(List<Optional<Comparable<?>>> sortValues, DocumentKey key, boolean inclusive) {
    public SortPosition {
        sortValues = List.copyOf(sortValues);
    }

    /** The place behind a hit. */
    public SortPosition(List<Optional<Comparable<?>>> sortValues, DocumentKey key) {
        this(sortValues, key, false);
    }

    /** The place as an index sees it that comes after the one of the hit. */
    public SortPosition including() {
        return new SortPosition(sortValues, key, true);
    }
}
