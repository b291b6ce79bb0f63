package io.cameogrid.grid.catalog;

import io.cameogrid.api.Deadline;
import io.cameogrid.schema.IndexName;

/** Every server of the cluster, this node too if it is one. Definitions go as the catalog encodes them. */
public interface Servers {
    /** Whether there is an index of the name, as a server has it; for clients, which hear of changes a little later. */
    boolean know(IndexName name);

    /** Opens the microshards of an index that is being made; returns when all have. */
    void prepare(String encodedDefinition);

    /** Gives them up again. */
    void discard(String encodedDefinition);

    /** Maps all rows of the index anew, by a definition that contradicts the one before. */
    void remap(String encodedDefinition);

    /** Returns when the definition, or a later one, is on the disk of each. */
    void awaitOnDisk(String encodedDefinition, Deadline deadline);
}
