package io.cameogrid.search.port;

import io.cameogrid.api.search.Annotations;
import io.cameogrid.api.search.SortKey;
import io.cameogrid.schema.IndexName;
import java.util.List;
import java.util.Optional;

/**
 * What the coordinator asks of one node.
 *
 * @param incarnation of the index that the coordinator means; a node that knows another answers "not mine"
 * @param query the query's text as the client wrote it, so that positions in errors are the client's; tail clauses in it
 *     do not count here
 * @param partitions those to be searched, no others
 * @param sort the order; empty for relevance
 * @param after only hits behind this place count as hits; needs a sort; the total counts all matches
 * @param skip hits to leave out from the front, only when this node alone answers; else 0
 * @param limit hits to return after the skipped ones
 * @param fields projection; empty for whole documents
 * @param timeoutNanos after which the node gives up
 * @param statistics by which every node of the search ranks; empty to rank by those of the partitions themselves
 * @param annotations what is wanted about each hit beside its document
 */
public record LeafRequest(
        IndexName index,
        String incarnation,
        String query,
        boolean lenient,
        List<Integer> partitions,
        List<SortKey> sort,
        Optional<SortPosition> after,
        int skip,
        int limit,
        List<String> fields,
        boolean trackTotal,
        long timeoutNanos,
        Optional<Statistics> statistics,
        Annotations annotations) {

    public LeafRequest {
        partitions = List.copyOf(partitions);
        sort = List.copyOf(sort);
        fields = List.copyOf(fields);
    }

    /** The same request with other questions about each hit. */
    public LeafRequest asking(Annotations wanted) {
        return new LeafRequest(
                index,
                incarnation,
                query,
                lenient,
                partitions,
                sort,
                after,
                skip,
                limit,
                fields,
                trackTotal,
                timeoutNanos,
                statistics,
                wanted);
    }

    /** The same request for hits in this order, behind this place of it. */
    public LeafRequest ordered(List<SortKey> order, Optional<SortPosition> place) {
        return new LeafRequest(
                index,
                incarnation,
                query,
                lenient,
                partitions,
                order,
                place,
                skip,
                limit,
                fields,
                trackTotal,
                timeoutNanos,
                statistics,
                annotations);
    }
}
