package io.cameogrid.search.port;

import io.cameogrid.schema.IndexName;
import java.util.List;

/**
 * Asks one node how frequent subjects are in its partitions.
 *
 * @param incarnation of the index that the coordinator means; a node that knows another counts nothing
 * @param partitions those to be counted, no others
 * @param timeoutNanos after which the node gives up
 */
public record StatisticsRequest(
        IndexName index, String incarnation, List<Integer> partitions, List<Subject> subjects, long timeoutNanos) {
    public StatisticsRequest {
        partitions = List.copyOf(partitions);
        subjects = List.copyOf(subjects);
    }
}
