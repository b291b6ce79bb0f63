package io.cameogrid.search.port;

import io.cameogrid.api.search.Coverage;
import io.cameogrid.api.search.Total;
import java.util.List;

/**
 * One node's part of an answer. Every partition asked for is in exactly one of the three lists.
 *
 * @param hits best first
 * @param answered partitions that were searched
 * @param notMine partitions of which this node has no complete copy (any more)
 * @param failed partitions that could not be searched, with the reason
 * @param edition of the answered partitions
 */
public record LeafResult(
        List<LeafHit> hits,
        Total total,
        List<Integer> answered,
        List<Integer> notMine,
        List<Coverage.Failure> failed,
        List<String> discardedClauses,
        Edition edition) {

    public LeafResult {
        hits = List.copyOf(hits);
        answered = List.copyOf(answered);
        notMine = List.copyOf(notMine);
        failed = List.copyOf(failed);
        discardedClauses = List.copyOf(discardedClauses);
    }

    /** The same answer with these hits. */
    public LeafResult with(List<LeafHit> others) {
        return new LeafResult(others, total, answered, notMine, failed, discardedClauses, edition);
    }
}
