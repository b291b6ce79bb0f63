package io.cameogrid.api;

import io.cameogrid.api.document.WriteCondition;
import io.cameogrid.api.topology.CommitReport;
import io.cameogrid.api.topology.IndexStatus;
import io.cameogrid.api.topology.IndexVerification;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import io.cameogrid.schema.IndexSettings;
import io.cameogrid.schema.SchemaPatch;
import java.util.List;
import java.util.Optional;

/** Knows the indexes of the cluster and changes them. A change is durable and known on every node when it returns. */
public interface IndexCatalog {
    /** The definition, from memory; of an index, not of what an alias stands for. */
    Optional<IndexDefinition> find(IndexName name);

    /** The other names of indexes. */
    AliasCatalog aliases();

    /**
     * Creates the index, or brings it to these settings.
     *
     * @param reindex whether stored documents may be indexed anew for it, which a task does
     * @param condition on the definition that is there, and its version
     * @throws io.cameogrid.api.error.CameoGridException SCHEMA_CONFLICT with the fact {@code changes} when the settings
     *     contradict indexed data; TASK_CONFLICT while a task is about to change the index otherwise; INVALID_SCHEMA;
     *     PRECONDITION_FAILED
     */
    Configured configure(IndexName name, IndexSettings settings, boolean reindex, WriteCondition condition);

    /** The same whatever is there. */
    default Configured configure(IndexName name, IndexSettings settings, boolean reindex) {
        return configure(name, settings, reindex, WriteCondition.ALWAYS);
    }

    /**
     * The index as it is now, and the task that brings it to what it is to be, if that takes longer.
     *
     * @param task its id, for {@link #cancel} and for the list of tasks
     */
    record Configured(IndexDefinition index, Optional<String> task) {}

    /**
     * Lets fields be searched, or not any more. Documents are indexed anew for fields that become searched, by a task.
     *
     * @throws io.cameogrid.api.error.CameoGridException INDEX_NOT_FOUND; SCHEMA_CONFLICT for a field that is not there; else as
     *     {@link #configure}
     */
    Patched patch(IndexName name, SchemaPatch patch, WriteCondition condition);

    /**
     * What a patch came to.
     *
     * @param updated fields that it changes, at once or when the task has ended
     * @param unchanged fields that were like that
     */
    record Patched(Configured configured, List<String> updated, List<String> unchanged) {}

    /**
     * Gives a task up that {@link #configure} or {@link #patch} has begun, which ends soon. Throws TASK_CONFLICT if it is too late.
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
