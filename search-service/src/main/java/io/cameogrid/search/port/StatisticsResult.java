package io.cameogrid.search.port;

import java.util.List;

/**
 * One node's part of the statistics.
 *
 * @param statistics of the answered partitions, with a frequency of each subject that was asked for
 * @param answered partitions that were counted; the others are not this node's, or cannot be searched now
 * @param edition of the answered partitions
 */
public record StatisticsResult(Statistics statistics, List<Integer> answered, Edition edition) {
    /** Of a node that could count nothing. */
    public static final StatisticsResult NOTHING = new StatisticsResult(Statistics.NONE, List.of(), Edition.NONE);

    public StatisticsResult {
        answered = List.copyOf(answered);
    }
}
