package io.cameogrid.search.node;

import io.cameogrid.search.microshard.MicroshardConfig;
import io.cameogrid.search.route.SearchLimits;
import java.nio.file.Path;

/**
 * The settings of a node's engine.
 *
 * @param searches that may run at once on this node
 * @param waiting searches that may wait for one of them to end; beyond, they are refused
 * @param streams of whole results that may be under way at once
 */
public record SearchConfig(MicroshardConfig microshards, SearchLimits limits, int searches, int waiting, int streams) {
    private static final int DEFAULT_WAITING = 1_000;
    private static final int DEFAULT_STREAMS = 32;

    public SearchConfig {
        if (searches < 1 || waiting < 0 || streams < 1) {
            throw new IllegalArgumentException(
                    "expected searches and streams of 1 or more and waiting of 0 or more, got " + searches + ", "
                            + streams + ", " + waiting);
        }
    }

    /**
     * Everything by default but where the microshards are and whose they are.
     *
     * @param root directory that holds nothing but microshards
     * @param node the name that this node keeps over restarts
     */
    public static SearchConfig defaults(Path root, String node) {
        // Twice the processors, because a search may wait for the disk, and two for single-core machines.
        int searches = 2 * Runtime.getRuntime().availableProcessors() + 2;
        return new SearchConfig(
                MicroshardConfig.defaults(root, node),
                SearchLimits.DEFAULT,
                searches,
                DEFAULT_WAITING,
                DEFAULT_STREAMS);
    }
}
