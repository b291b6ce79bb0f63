package io.cameogrid.search.statistics;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.cameogrid.search.port.Frequency;
import io.cameogrid.search.port.Subject;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.CollectionStatistics;

/**
 * How frequent words and fields are among the documents of a reader that are not deleted.
 *
 * <p>Lucene counts deleted documents until they are merged away, which is another time on every copy. Here they are
 * taken off again: exactly, by looking at them. Where a segment has none, nothing is done. Else what was counted is
 * remembered for each segment, and the next reader of it only takes off what was deleted since.
 *
 * <p>Safe for use by many threads.
 */
public final class LiveFrequencies {
    /** Of some 200 bytes each. */
    private static final int MOST_COUNTS = 50_000;

    private final Map<IndexReader.CacheKey, Deletions> segments = new ConcurrentHashMap<>();
    private final Cache<Key, Known> counts =
            CacheBuilder.newBuilder().maximumSize(MOST_COUNTS).build();

    private record Key(IndexReader.CacheKey segment, Subject subject) {}

    /** @param deletions of the segment that were looked at */
    private record Known(int deletions, Count count) {
        static final Known NOTHING = new Known(0, Count.NONE);
        /** One in so many deletions: where more are new, to begin anew with a list that is in order costs less. */
        private static final int NEW = 8;

        boolean helps(int now) {
            return deletions <= now && (now - deletions) * (long) NEW <= now;
        }
    }

    @FunctionalInterface
    private interface Counting {
        Count of(LeafReader segment, int[] documents) throws IOException;
    }

    /**
     * How many documents have the word.
     *
     * @param all how many there are together with the deleted ones
     */
    public long documents(IndexReader reader, Term word, long all) throws IOException {
        if (all == 0 || !reader.hasDeletions()) {
            return all;
        }
        Subject subject = new Subject.Word(word.field(), word.text());
        Count gone = deleted(reader, subject, (segment, documents) -> SegmentCount.ofWord(segment, word, documents));
        return Math.max(0, all - gone.documents());
    }

    /** @param all the same together with the deleted documents */
    public Frequency.OfField field(IndexReader reader, CollectionStatistics all) throws IOException {
        if (!reader.hasDeletions()) {
            return new Frequency.OfField(all.docCount(), all.sumTotalTermFreq());
        }
        String name = all.field();
        Count gone = deleted(
                reader,
                new Subject.Field(name),
                (segment, documents) -> SegmentCount.ofField(segment, name, documents));
        return new Frequency.OfField(
                Math.max(0, all.docCount() - gone.documents()), Math.max(0, all.sumTotalTermFreq() - gone.words()));
    }

    private Count deleted(IndexReader reader, Subject subject, Counting counting) throws IOException {
        Count sum = Count.NONE;
        for (LeafReaderContext leaf : reader.leaves()) {
            if (leaf.reader().hasDeletions()) {
                sum = sum.plus(deleted(leaf.reader(), subject, counting));
            }
        }
        return sum;
    }

    private Count deleted(LeafReader segment, Subject subject, Counting counting) throws IOException {
        Optional<IndexReader.CacheHelper> core = Optional.ofNullable(segment.getCoreCacheHelper());
        if (core.isEmpty()) {
            return counting.of(segment, Deletions.all(segment));
        }
        Key key = new Key(core.get().getKey(), subject);
        int now = segment.numDeletedDocs();
        Known known = counts.getIfPresent(key);
        if (known != null && known.deletions() == now) {
            return known.count();
        }
        Deletions deletions = deletions(core.get(), segment.maxDoc());
        if (!deletions.has(segment)) {
            return counting.of(segment, Deletions.all(segment));
        }
        Known before = known == null || !known.helps(now) ? Known.NOTHING : known;
        Count count = before.count().plus(counting.of(segment, deletions.between(before.deletions(), now)));
        counts.put(key, new Known(now, count));
        return count;
    }

    private Deletions deletions(IndexReader.CacheHelper core, int maxDoc) {
        return segments.computeIfAbsent(core.getKey(), key -> {
            core.addClosedListener(segments::remove);
            return new Deletions(maxDoc);
        });
    }
}
