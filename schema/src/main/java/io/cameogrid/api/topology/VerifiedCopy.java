package io.cameogrid.api.topology;

import java.util.List;
import java.util.Optional;

/**
 * One copy of a partition, as the node that holds it has read it: its rows, and its microshard compared with them by key
 * and content in both directions.
 *
 * @param nodeId the stable id of the node
 * @param primary whether the node answers for the partition; the others are backups
 * @param problem why the copy could not be read; all numbers are 0 then
 * @param rows in the store
 * @param checksum over key, version and content of all rows; equal for equal rows
 * @param documents in the microshard
 * @param missing ids of rows without a document
 * @param ghosts ids of documents without a row
 * @param stale ids of rows whose document is of another content
 * @param unmapped documents that are found by their id only: no difference, but worth knowing
 */
public record VerifiedCopy(
        String nodeId,
        String nodeName,
        boolean primary,
        Optional<String> problem,
        long rows,
        long checksum,
        long documents,
        List<String> missing,
        List<String> ghosts,
        List<String> stale,
        int unmapped) {

    public VerifiedCopy {
        missing = List.copyOf(missing);
        ghosts = List.copyOf(ghosts);
        stale = List.copyOf(stale);
    }

    /** A copy that could not be read. */
    public static VerifiedCopy unread(String nodeId, String nodeName, boolean primary, String problem) {
        return new VerifiedCopy(
                nodeId, nodeName, primary, Optional.of(problem), 0, 0, 0, List.of(), List.of(), List.of(), 0);
    }

    /** Whether it was read, and its microshard says exactly what its rows say. */
    public boolean clean() {
        return problem.isEmpty() && missing.isEmpty() && ghosts.isEmpty() && stale.isEmpty();
    }
}
