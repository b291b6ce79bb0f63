package io.cameogrid.search.microshard;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.topology.MicroshardId;
import io.cameogrid.search.port.Row;
import io.cameogrid.search.port.RowSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;

/**
 * Compares a generation with its partition, by keys and contents and in both directions, while both may change.
 *
 * <p>First everything is compared once, in memory of one bit for each document. What differs is looked at again, several
 * times: it counts only if each time the row stayed the same while the document was read. For the store shows a change
 * a moment before the index hears of it.
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

    private enum Verdict {
        FITS,
        MISSING,
        GHOST,
        STALE
    }

    VerifyReport compare(Generation generation) throws IOException {
        Set<DocumentKey> suspects = new LinkedHashSet<>();
        List<DocumentKey> unmapped;
        long documents;
        long[] rowCount = {0};
        long[] checksum = {0};
        DirectoryReader reader = generation.acquire(Freshness.EVERYTHING);
        try {
            StoredKeys keys = new StoredKeys(reader);
            documents = reader.numDocs();
            rows.scan(id, row -> {
                rowCount[0]++;
                checksum[0] += row.checksum();
                if (!keys.sees(row) && suspects.size() < MOST_SUSPECTS) {
                    suspects.add(row.key());
                }
            });
            suspects.addAll(keys.unseen(MOST_SUSPECTS));
            unmapped = keys.unmapped(MOST_SUSPECTS);
        } finally {
            reader.decRef();
        }
        Map<DocumentKey, Verdict> verdicts = judge(generation, suspects);
        return new VerifyReport(
                id,
                rowCount[0],
                checksum[0],
                documents,
                with(verdicts, Verdict.MISSING),
                with(verdicts, Verdict.GHOST),
                with(verdicts, Verdict.STALE),
                unmapped);
    }

    private static List<DocumentKey> with(Map<DocumentKey, Verdict> verdicts, Verdict verdict) {
        List<DocumentKey> keys = new ArrayList<>();
        verdicts.forEach((key, given) -> {
            if (given == verdict) {
                keys.add(key);
            }
        });
        return keys;
    }

    /** What is still wrong after several looks. */
    private Map<DocumentKey, Verdict> judge(Generation generation, Collection<DocumentKey> suspects)
            throws IOException {
        Map<DocumentKey, Verdict> verdicts = look(generation, suspects);
        for (int i = 1; i < LOOKS && !verdicts.isEmpty(); i++) {
            LockSupport.parkNanos(PAUSE_NANOS);
            verdicts = look(generation, List.copyOf(verdicts.keySet()));
        }
        return verdicts;
    }

    private Map<DocumentKey, Verdict> look(Generation generation, Collection<DocumentKey> suspects) throws IOException {
        Map<DocumentKey, OptionalLong> before = new LinkedHashMap<>();
        suspects.forEach(key -> before.put(key, rowStamp(key)));
        Map<DocumentKey, Verdict> verdicts = new LinkedHashMap<>();
        DirectoryReader reader = generation.acquire(Freshness.EVERYTHING);
        try {
            StoredKeys keys = new StoredKeys(reader);
            for (Map.Entry<DocumentKey, OptionalLong> suspect : before.entrySet()) {
                Verdict verdict = verdict(suspect.getValue(), keys.stamp(suspect.getKey()));
                if (verdict != Verdict.FITS && rowStamp(suspect.getKey()).equals(suspect.getValue())) {
                    verdicts.put(suspect.getKey(), verdict);
                }
            }
        } finally {
            reader.decRef();
        }
        return verdicts;
    }

    private static Verdict verdict(OptionalLong row, OptionalLong document) {
        if (document.equals(row)) {
            return Verdict.FITS;
        }
        if (row.isEmpty()) {
            return Verdict.GHOST;
        }
        return document.isEmpty() ? Verdict.MISSING : Verdict.STALE;
    }

    private OptionalLong rowStamp(DocumentKey key) {
        return rows.find(id, key).stream().mapToLong(Row::stamp).findFirst();
    }

    /** How many live documents are indexed by their key only. */
    static long unmappedCount(DirectoryReader reader) throws IOException {
        return new IndexSearcher(reader).count(new TermQuery(RowDocuments.UNMAPPED));
    }
}
