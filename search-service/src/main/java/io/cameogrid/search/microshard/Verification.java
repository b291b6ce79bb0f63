package io.cameogrid.search.microshard;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.topology.MicroshardId;
import io.cameogrid.search.port.Row;
import io.cameogrid.search.port.RowSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;

/**
 * Compares a generation with its partition, by keys and versions and in both directions, while both may change.
 *
 * <p>First everything is compared once, in memory of one bit for each document. Whatever differs is looked at again, by
 * itself: it counts only if the row stayed the same while the document was read anew, several times.
 */
final class Verification {
    private static final int LOOKS = 4;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    /** A report is for people: beyond this a microshard is wrong, and the next difference says nothing new. */
    private static final int MOST_SUSPECTS = 10_000;

    private final MicroshardId id;
    private final RowSource rows;

    Verification(MicroshardId id, RowSource rows) {
        this.id = id;
        this.rows = rows;
    }

    VerifyReport compare(Generation generation) throws IOException {
        Set<DocumentKey> suspects = new LinkedHashSet<>();
        List<DocumentKey> unmapped;
        long documents;
        long[] rowCount = {0};
        DirectoryReader reader = generation.acquire();
        try {
            StoredKeys keys = new StoredKeys(reader);
            documents = reader.numDocs();
            rows.scan(id, row -> {
                rowCount[0]++;
                if (!keys.sees(row) && suspects.size() < MOST_SUSPECTS) {
                    suspects.add(row.key());
                }
            });
            keys.unseen(MOST_SUSPECTS).forEach(suspects::add);
            unmapped = keys.unmapped(MOST_SUSPECTS);
        } finally {
            reader.decRef();
        }
        return judge(generation, suspects, new Counts(rowCount[0], documents, unmapped));
    }

    private record Counts(long rows, long documents, List<DocumentKey> unmapped) {}

    private VerifyReport judge(Generation generation, Set<DocumentKey> suspects, Counts counts) throws IOException {
        List<DocumentKey> missing = new ArrayList<>();
        List<DocumentKey> ghosts = new ArrayList<>();
        List<DocumentKey> stale = new ArrayList<>();
        for (DocumentKey key : suspects) {
            switch (verdict(generation, key)) {
                case FITS -> {}
                case MISSING -> missing.add(key);
                case GHOST -> ghosts.add(key);
                case STALE -> stale.add(key);
            }
        }
        return new VerifyReport(id, counts.rows(), counts.documents(), missing, ghosts, stale, counts.unmapped());
    }

    private enum Verdict {
        FITS,
        MISSING,
        GHOST,
        STALE
    }

    /** A difference that lasts. The store shows a change a moment before the index hears of it. */
    private Verdict verdict(Generation generation, DocumentKey key) throws IOException {
        Verdict verdict = look(generation, key);
        for (int i = 1; i < LOOKS && verdict != Verdict.FITS; i++) {
            LockSupport.parkNanos(PAUSE_NANOS);
            verdict = look(generation, key);
        }
        return verdict;
    }

    private Verdict look(Generation generation, DocumentKey key) throws IOException {
        OptionalLong before = rowVersion(key);
        OptionalLong indexed = indexedVersion(generation, key);
        if (indexed.equals(before) || !rowVersion(key).equals(before)) {
            return Verdict.FITS;
        }
        if (before.isEmpty()) {
            return Verdict.GHOST;
        }
        return indexed.isEmpty() ? Verdict.MISSING : Verdict.STALE;
    }

    private OptionalLong rowVersion(DocumentKey key) {
        Optional<Row> row = rows.find(id, key);
        return row.stream().mapToLong(Row::version).findFirst();
    }

    private static OptionalLong indexedVersion(Generation generation, DocumentKey key) throws IOException {
        DirectoryReader reader = generation.acquire();
        try {
            return new StoredKeys(reader).version(key);
        } finally {
            reader.decRef();
        }
    }

    /** How many live documents are indexed by their key only. */
    static long unmappedCount(DirectoryReader reader) throws IOException {
        return new IndexSearcher(reader).count(new TermQuery(RowDocuments.UNMAPPED));
    }
}
