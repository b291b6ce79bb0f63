package io.cameogrid.search.microshard;

import io.cameogrid.search.port.Edition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.search.IndexSearcher;

/** One reader over the newest readers of several microshards; ref-counted, by the count of the Lucene reader. */
final class SharedReading {
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
    private static final int ROTATION = 29;

    private final List<Microshard> microshards;
    private final DirectoryReader[] readers;
    private final int[] starts;
    private final IndexSearcher searcher;
    private final Edition edition;

    /** Begins with one reference. The readers must be held while this runs, and need not be any more afterwards. */
    SharedReading(List<Microshard> microshards, DirectoryReader[] readers) throws IOException {
        this.microshards = microshards;
        this.readers = readers.clone();
        starts = new int[readers.length];
        for (int i = 1; i < readers.length; i++) {
            starts[i] = starts[i - 1] + readers[i - 1].maxDoc();
        }
        searcher =
                new IndexSearcher(new MultiReader(Arrays.copyOf(readers, readers.length, IndexReader[].class), false));
        IndexReader all = searcher.getIndexReader();
        edition = new Edition(identity(readers), all.numDocs(), all.maxDoc());
    }

    /** A reader's version tells it from others of its index, and its hash from those of other indexes. */
    private static long identity(DirectoryReader[] readers) {
        long identity = 1;
        for (DirectoryReader reader : readers) {
            identity = MULTIPLIER * (identity ^ reader.getVersion());
            identity = MULTIPLIER * (Long.rotateLeft(identity, ROTATION) ^ System.identityHashCode(reader));
        }
        return identity;
    }

    IndexSearcher searcher() {
        return searcher;
    }

    Edition edition() {
        return edition;
    }

    int partition(int document) {
        int at = Arrays.binarySearch(starts, document);
        if (at < 0) {
            at = -at - 2;
        }
        // Microshards without documents begin where the next one does; the last of them holds the document.
        while (at + 1 < starts.length && starts[at + 1] == document) {
            at++;
        }
        return microshards.get(at).id().partition();
    }

    boolean consistsOf(DirectoryReader[] candidates) {
        return Arrays.equals(readers, candidates);
    }

    /** Whether none of the readers has been replaced. */
    boolean newest() {
        for (int i = 0; i < readers.length; i++) {
            if (!microshards.get(i).newest(readers[i])) {
                return false;
            }
        }
        return true;
    }

    boolean retain() {
        return searcher.getIndexReader().tryIncRef();
    }

    void release() {
        try {
            searcher.getIndexReader().decRef();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
