package io.cameogrid.grid.store;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.document.JsonBytes;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** How requests pass this node: held back when it cannot serve them, and batches shown to searches when they end. */
public interface Admission {
    /**
     * Returns when partitions have owners: at once, unless they are being assigned anew. Ignite would wait for that too,
     * but for as long as it takes.
     *
     * @throws io.cameogrid.api.error.CameoGridException TIMEOUT; nothing was executed
     */
    void awaitOwners(Deadline deadline);

    /**
     * Returns when a write may begin: partitions have owners, and there is room in the index.
     *
     * @throws io.cameogrid.api.error.CameoGridException TIMEOUT, TOO_MANY_REQUESTS; nothing was executed
     */
    void admit(Deadline deadline);

    /**
     * Runs a batch, of which no search here needs to know before it ends.
     *
     * @param changes what it does to each document: its new source, or nothing if it deletes it
     */
    <T> T run(Map<DocumentKey, Optional<JsonBytes>> changes, Supplier<T> batch);
}
