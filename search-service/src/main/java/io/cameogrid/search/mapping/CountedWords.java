package io.cameogrid.search.mapping;

import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;

/** Words as they come, counted. */
final class CountedWords extends TokenFilter {
    private final TermToBytesRefAttribute word = getAttribute(TermToBytesRefAttribute.class);
    private Optional<LengthField> target = Optional.empty();

    CountedWords(TokenStream words) {
        super(words);
    }

    /** Whether these are the words; by identity, for Lucene takes two streams for equal whose present words are. */
    @SuppressWarnings("ReferenceEquality")
    boolean counts(TokenStream words) {
        return input == words;
    }

    void target(LengthField column) {
        target = Optional.of(column);
    }

    @Override
    public boolean incrementToken() throws IOException {
        boolean more = input.incrementToken();
        if (more && target.isPresent()) {
            target.get().count(word);
        }
        return more;
    }
}
