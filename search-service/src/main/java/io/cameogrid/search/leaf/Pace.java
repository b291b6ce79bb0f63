package io.cameogrid.search.leaf;

import java.util.concurrent.TimeUnit;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;

/**
 * How many documents a search goes through between two looks at the clock. Confined to the search.
 *
 * <p>Nearly always it is as many as take a few milliseconds, so that nothing is lost by beginning anew after them. Where one
 * document can take as long as thousands of others do, as for the places of words in a long text or for long values to sort by,
 * it begins with few, and takes more as long as they are quick.
 */
final class Pace {
    private static final int MOST = 1 << 15;
    private static final int CAREFUL = 1 << 7;
    private static final int FEWEST = 1 << 3;
    private static final long QUICK_NANOS = TimeUnit.MILLISECONDS.toNanos(4);
    private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(16);

    private int documents = MOST;

    /** The next documents may be slow ones. */
    void careful() {
        documents = Math.min(documents, CAREFUL);
    }

    int documents() {
        return documents;
    }

    /** Notes how long the documents took. */
    void took(long nanos) {
        if (nanos > SLOW_NANOS) {
            documents = Math.max(FEWEST, documents / 4);
        } else if (nanos < QUICK_NANOS) {
            documents = Math.min(MOST, documents * 2);
        }
    }

    /** Whether the query looks at places of words. */
    static boolean readsPlaces(Query query) {
        Phrases phrases = new Phrases();
        query.visit(phrases);
        return phrases.any;
    }

    private static final class Phrases extends QueryVisitor {
        private boolean any;

        @Override
        public void consumeTerms(Query query, Term... terms) {
            any |= query instanceof PhraseQuery || query instanceof MultiPhraseQuery;
        }
    }
}
