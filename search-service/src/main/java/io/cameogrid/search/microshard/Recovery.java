package io.cameogrid.search.microshard;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.topology.MicroshardId;
import io.cameogrid.search.port.RowSource;
import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;

/**
 * The rules by which a microshard that was opened from disk, and has heard the replay of the store's log, is taken as
 * it is or built anew.
 *
 * <p>The replay begins at the mark of the store's last checkpoint. So the commit must reach at least up to there
 * (else it is behind), and must not come from a future that the store has lost (then it is ahead). What it may have too
 * much of are the keys noted with it: they are read again. In the end there must be as many documents as rows.
 */
final class Recovery {
    private final MicroshardId id;
    private final RowSource rows;

    Recovery(MicroshardId id, RowSource rows) {
        this.id = id;
        this.rows = rows;
    }

    /** Why the generation cannot be taken as it is; empty when it can, after having put right the noted keys. */
    Optional<String> flaw(Generation generation, MicroshardCommit commit, RecoveryFacts facts) throws IOException {
        long atCheckpoint = facts.counterAtCheckpoint().orElse(commit.counter());
        if (commit.counter() < atCheckpoint) {
            return Optional.of(
                    "commit is behind the last checkpoint, at counter " + commit.counter() + " of " + atCheckpoint);
        }
        if (commit.counter() > facts.counter()) {
            return Optional.of(
                    "commit is ahead of the store, at counter " + commit.counter() + " of " + facts.counter());
        }
        readAgain(generation, commit.noted());
        checkFiles(generation);
        return miscount(generation);
    }

    /** Whether there are as many documents as rows; empty when there are. */
    Optional<String> miscount(Generation generation) throws IOException {
        PartitionCheck check = new PartitionCheck(id, rows);
        return check.fits(generation) ? Optional.empty() : Optional.of(check.difference(generation));
    }

    private void readAgain(Generation generation, Iterable<DocumentKey> noted) throws IOException {
        generation.beginFill();
        try {
            for (DocumentKey key : noted) {
                generation.fill(key, rows.find(id, key));
            }
        } finally {
            generation.endFill();
        }
    }

    /** Reads every file once: a flipped bit is found here, or by a search with a wrong answer. */
    private static void checkFiles(Generation generation) throws IOException {
        DirectoryReader reader = generation.acquire(Freshness.EVERYTHING);
        try {
            for (LeafReaderContext leaf : reader.leaves()) {
                if (leaf.reader() instanceof CodecReader segment) {
                    segment.checkIntegrity();
                }
            }
        } finally {
            reader.decRef();
        }
    }
}
