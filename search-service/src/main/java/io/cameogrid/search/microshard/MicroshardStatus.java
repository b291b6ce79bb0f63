package io.cameogrid.search.microshard;

import io.cameogrid.api.topology.MicroshardId;

/**
 * How one microshard is.
 *
 * @param detail why it is not searched, or what is done to it; empty when all is well
 * @param documents live documents that a search sees now
 * @param unmapped those of them that are indexed by their key only, because they could not be mapped
 * @param bytesOnDisk size of its directory
 * @param bufferedBytes memory of its index writer
 * @param rebuilt share of a running rebuild that is done, from 0 to 1; 1 when none runs
 * @param builtSchemaVersion the version of the index definition at which it was created or last rebuilt: rows of
 *     before are mapped by that version or a newer one
 */
public record MicroshardStatus(
        MicroshardId id,
        MicroshardState state,
        String detail,
        long documents,
        long unmapped,
        long bytesOnDisk,
        long bufferedBytes,
        int segments,
        double rebuilt,
        long builtSchemaVersion) {}
