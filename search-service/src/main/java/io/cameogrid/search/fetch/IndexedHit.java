package io.cameogrid.search.fetch;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.api.search.Annotation.Explanation;
import io.cameogrid.search.port.LeafHit;
import java.util.List;
import java.util.Optional;

/**
 * A hit as the index knows it, without its document.
 *
 * @param stamp of the row that was indexed
 * @param explanation of the score, if it is wanted
 */
public record IndexedHit(
        int partition,
        DocumentKey key,
        long stamp,
        float score,
        List<Optional<Comparable<?>>> sortValues,
        Optional<Explanation> explanation) {

    /** The hit with its document. */
    public LeafHit with(JsonBytes source) {
        return new LeafHit(partition, key, score, sortValues, source);
    }
}
