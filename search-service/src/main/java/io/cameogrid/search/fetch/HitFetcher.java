package io.cameogrid.search.fetch;

import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.api.topology.MicroshardId;
import io.cameogrid.search.port.LeafHit;
import io.cameogrid.search.port.Row;
import io.cameogrid.search.port.RowSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the documents of hits from this node's store. Safe for use by many threads. */
public final class HitFetcher {
    private final RowSource rows;

    public HitFetcher(RowSource rows) {
        this.rows = rows;
    }

    /**
     * The hits with their documents.
     *
     * @param hits those whose document is still the one that was indexed, in the order given
     * @param stale those whose document has changed or gone since the view was taken
     */
    public record Fetched(List<LeafHit> hits, List<IndexedHit> stale) {}

    /** What is shown of a hit and its document. */
    @FunctionalInterface
    public interface Shown {
        LeafHit hit(IndexedHit hit, JsonBytes source);
    }

    public Fetched fetch(String incarnation, List<IndexedHit> found, Shown shown) {
        List<LeafHit> hits = new ArrayList<>(found.size());
        List<IndexedHit> stale = new ArrayList<>(0);
        for (IndexedHit hit : found) {
            Optional<Row> row = rows.find(new MicroshardId(incarnation, hit.partition()), hit.key());
            if (row.isPresent() && row.get().stamp() == hit.stamp()) {
                hits.add(shown.hit(hit, row.get().source()));
            } else {
                stale.add(hit);
            }
        }
        return new Fetched(hits, stale);
    }
}
