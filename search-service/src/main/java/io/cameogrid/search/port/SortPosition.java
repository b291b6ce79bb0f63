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
 */
public record SortPosition(List<Optional<Comparable<?>>> sortValues, DocumentKey key) {
    public SortPosition {
        sortValues = List.copyOf(sortValues);
    }
}
