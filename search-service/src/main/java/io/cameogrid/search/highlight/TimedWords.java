package io.cameogrid.search.highlight;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;

/** The same words, with a look at the clock after every so many. */
final class TimedWords extends TokenFilter {
    private static final int BETWEEN_LOOKS = 1 << 10;

    private final Runnable clock;
    private int passed;

    /** @param clock throws if the time is over */
    TimedWords(TokenStream words, Runnable clock) {
        super(words);
        this.clock = clock;
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (++passed % BETWEEN_LOOKS == 0) {
            clock.run();
        }
        return input.incrementToken();
    }
}
