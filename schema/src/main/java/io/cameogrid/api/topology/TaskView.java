package io.cameogrid.api.topology;

import io.cameogrid.schema.IndexName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that runs in the background on one node, or did.
 *
 * @param id the same as long as it runs, and on whichever node it is asked for
 * @param index that it works on; absent if it is about no index, or about all
 * @param detail what is done, for people
 * @param ending absent as long as it runs
 */
public record TaskView(
        String id,
        Kind kind,
        ClusterNode node,
        Optional<IndexName> index,
        String detail,
        Instant started,
        Progress progress,
        Optional<Ending> ending) {

    /** One that runs. */
    public TaskView(
            String id,
            Kind kind,
            ClusterNode node,
            Optional<IndexName> index,
            String detail,
            Instant started,
            Progress progress) {
        this(id, kind, node, index, detail, started, progress, Optional.empty());
    }

    /** What is done. */
    public enum Kind {
        /** Documents arrive, since partitions were given to the node. */
        REBALANCE,
        /** Microshards are built anew from the documents. */
        REBUILD,
        /** Documents of an index move to a cache with another number of replicas. */
        MOVE,
        /** Partitions leave the node, so that it can go. */
        DRAIN,
        /** Documents of an index are indexed anew, for another schema. */
        REINDEX
    }

    /**
     * How it ended.
     *
     * @param reason why it failed, for people; else empty text
     * @param problems the first of the documents that were in its way
     */
    public record Ending(Result result, Instant at, String reason, List<DocumentProblem> problems) {
        public Ending {
            problems = List.copyOf(problems);
        }
    }

    /** What it came to. */
    public enum Result {
        DONE,
        FAILED,
        CANCELLED
    }

    /** What is wrong with a document. */
    public record DocumentProblem(String id, String field, String reason) {}

    /**
     * How far it is.
     *
     * @param total what {@code done} will be at the end, as far as is known now
     * @param unit of which things are counted, in the plural
     * @param perSecond the pace since the start
     */
    public record Progress(long done, long total, String unit, double perSecond) {
        /** What is left at this pace; absent as long as there is none. */
        public Optional<Duration> remaining() {
            return perSecond > 0
                    ? Optional.of(Duration.ofMillis(Math.round(1_000 * Math.max(0, total - done) / perSecond)))
                    : Optional.empty();
        }
    }
}
