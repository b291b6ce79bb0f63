package io.cameogrid.api;

import io.cameogrid.api.topology.CommitReport;
import io.cameogrid.api.topology.IndexStatus;
import io.cameogrid.api.topology.IndexVerification;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import io.cameogrid.schema.IndexSettings;
import java.util.List;
import java.util.Optional;

/** Knows the indexes of the cluster and changes them. A change is durable and known on every node when it returns. */
public interface IndexCatalog {
    /** The definition, from memory. */
    Optional<IndexDefinition> find(IndexName name);

    /**
     * Creates the index, or brings it to these settings.
     *
     * @param reindex whether stored documents may be indexed anew for it; not offered yet
     * @throws io.cameogrid.api.error.CameoGridException SCHEMA_CONFLICT with the fact {@code changes} when the settings
     *     contradict indexed data; TASK_CONFLICT while a task gives the index another number of replicas; INVALID_SCHEMA; NOT_IMPLEMENTED
     */
    Configured configure(IndexName name, IndexSettings settings, boolean reindex);

    /**
     * The index as it is now, and the task that brings it to what it is to be, if that takes longer.
     *
     * @param task its id, for {@link #cancel} and for the list of tasks
     */
    record Configured(IndexDefinition index, Optional<String> task) {}

    /**
     * Gives a task up that {@link #configure} has begun, which ends soon. Throws TASK_CONFLICT if it is too late.
     *
     * @return false if there is no such task
     */
    boolean cancel(String task);

    /**
     * Deletes the index's documents for good, and its definition too unless it is kept for the next index of the name.
     *
     * @return the definition that was there; throws INDEX_NOT_FOUND
     */
    IndexDefinition drop(IndexName name, boolean keepSchema);

    /** Every index, in the order of names. */
    List<IndexStatus> list(boolean withDataSize);

    /** Makes the index's microshards durable now, which nothing but curiosity needs. Throws INDEX_NOT_FOUND. */
    CommitReport commit(IndexName name);

    /**
     * Reads every copy of every partition on the nodes that are up, and compares the copies with each other and each
     * microshard with its copy. Writes may go on; it takes as long as reading all documents.
     *
     * @throws io.cameogrid.api.error.CameoGridException INDEX_NOT_FOUND; TIMEOUT; NOT_READY if a node left meanwhile
     */
    IndexVerification verify(IndexName name, Deadline deadline);
}
