package io.cameogrid.search.microshard;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.topology.MicroshardId;
import java.util.List;

/**
 * How a microshard differs from its partition.
 *
 * @param rows of the partition that were compared
 * @param checksum the sum of the rows' checksums: the same for the same rows, in whatever order
 * @param documents of the microshard that were compared
 * @param missing rows without a document
 * @param ghosts documents without a row
 * @param stale rows whose document is of another content
 * @param unmapped documents that are indexed by their key only: no difference, but not found by their content
 */
public record VerifyReport(
        MicroshardId microshard,
        long rows,
        long checksum,
        long documents,
        List<DocumentKey> missing,
        List<DocumentKey> ghosts,
        List<DocumentKey> stale,
        List<DocumentKey> unmapped) {

    public VerifyReport {
        missing = List.copyOf(missing);
        ghosts = List.copyOf(ghosts);
        stale = List.copyOf(stale);
        unmapped = List.copyOf(unmapped);
    }

    /** Whether the microshard says exactly what the partition says. */
    public boolean clean() {
        return missing.isEmpty() && ghosts.isEmpty() && stale.isEmpty();
    }
}
