package io.cameogrid.search.port;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.topology.MicroshardId;

/**
 * Takes the changes of partitions on this node, in the grid's own thread and under its locks.
 *
 * <p>No method ever throws, nor waits for I/O, merges, or another thread's flush: the caller holds the checkpoint
 * read lock. Changes of one key arrive one after the other.
 */
public interface ChangeSink {
    /** A row was put: for the first time or over another. */
    void stored(MicroshardId microshard, Row row);

    /** A row is gone. */
    void removed(MicroshardId microshard, DocumentKey key);

    /** The partition is on its way out of this node: its rows go, and no removal of them is told. */
    void left(MicroshardId microshard);

    /** A row changed, but it could not be read how: what the microshard holds is not to be trusted any more. */
    void missed(MicroshardId microshard, Throwable cause);
}
