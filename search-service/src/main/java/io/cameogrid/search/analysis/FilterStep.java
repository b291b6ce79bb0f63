package io.cameogrid.search.analysis;

import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenStream;

/**
 * A step after the tokenizer.
 *
 * @param words changes the words
 * @param normalization changes the letters of a piece of a word, as {@code words} would; nothing, if it does not change letters
 * @param graph whether words may afterwards stand for several in a row
 */
record FilterStep(UnaryOperator<TokenStream> words, UnaryOperator<TokenStream> normalization, boolean graph) {
    static FilterStep of(UnaryOperator<TokenStream> words) {
        return new FilterStep(words, UnaryOperator.identity(), false);
    }

    /** The step that does with words what this one does with pieces of words. */
    FilterStep normalizing() {
        return FilterStep.of(normalization);
    }
}
