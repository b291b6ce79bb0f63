package io.cameogrid.search.microshard;

import io.cameogrid.api.topology.MicroshardId;
import io.cameogrid.search.port.RowSource;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.lucene.index.DirectoryReader;

/**
 * Tells whether a generation holds as many documents as its partition has rows.
 *
 * <p>While rows change, the two numbers are never read at one instant, and may be equal by chance: one row is missing, and
 * another went after the documents were counted. So they count only if nothing has changed between them. If it always does,
 * every row is compared by key and content, which does not mind changes.
 */
final class PartitionCheck {
    private static final int ATTEMPTS = 20;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final MicroshardId id;
    private final RowSource rows;

    PartitionCheck(MicroshardId id, RowSource rows) {
        this.id = id;
        this.rows = rows;
    }

    boolean fits(Generation generation) throws IOException {
        for (int i = 0; i < ATTEMPTS; i++) {
            long rowsBefore = rows.count(id);
            long changes = generation.changes();
            long documents = documents(generation);
            if (rows.count(id) == rowsBefore && generation.changes() == changes) {
                if (documents == rowsBefore) {
                    return true;
                }
                if (i > 0) {
                    return false; // Nothing changes, so it will not get better.
                }
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return new Verification(id, rows).compare(generation).clean();
    }

    String difference(Generation generation) throws IOException {
        return documents(generation) + " documents for " + rows.count(id) + " rows";
    }

    private static long documents(Generation generation) throws IOException {
        DirectoryReader reader = generation.acquire(Freshness.EVERYTHING);
        try {
            return reader.numDocs();
        } finally {
            reader.decRef();
        }
    }
}
