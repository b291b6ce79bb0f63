package io.cameogrid.search.port;

import io.cameogrid.api.topology.MicroshardId;
import java.util.function.ToLongFunction;

/**
 * Lets the durable commits of all microshards ride on the store's checkpoints, in three calls for each checkpoint.
 *
 * <p>After a crash the store returns to the mark of its last checkpoint and replays its log from there. So a microshard
 * is whole again if its newest commit holds everything up to that mark: which these calls bring about. None of them
 * throws: a microshard that cannot be committed is marked damaged and rebuilt.
 */
public interface CommitBarrier {
    /** Before the mark, updates going on: does ahead what would make {@link #commit} slow. */
    void flushAhead();

    /**
     * The mark; no update is in flight. From here until its cut, each microshard notes the keys that change.
     *
     * @param updateCounter of a microshard's partition, read now
     */
    void mark(ToLongFunction<MicroshardId> updateCounter);

    /**
     * Makes every microshard durable up to the mark or later; returns when it is so.
     *
     * @param forceLog makes the store's log durable up to now; called between the cuts and the publication of the
     *     commits, so that no commit holds an operation from before the mark that the log could still lose
     */
    void commit(Runnable forceLog);
}
