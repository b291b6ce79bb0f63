package io.cameogrid.search.mapping;

import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;

/** A text to be split into words, which are counted on their way if somebody wants to know. Confined to its document. */
final class WordsField extends Field {
    private final String text;
    private Optional<LengthField> counter = Optional.empty();
    private boolean first;

    WordsField(String name, String text, FieldType type) {
        super(name, text, type);
        this.text = text;
    }

    int characters() {
        return text.length();
    }

    /** @param first whether this is the first text of the field in its document */
    void countWith(LengthField column, boolean first) {
        this.counter = Optional.of(column);
        this.first = first;
    }

    @Override
    public TokenStream tokenStream(Analyzer analyzer, TokenStream reuse) {
        if (counter.isEmpty()) {
            return super.tokenStream(analyzer, reuse);
        }
        if (first) {
            // A document may be written more than once: to the generation that is searched and to the next.
            counter.get().begin();
        }
        TokenStream words = analyzer.tokenStream(name(), text);
        CountedWords counted =
                reuse instanceof CountedWords same && same.counts(words) ? same : new CountedWords(words);
        counted.target(counter.get());
        return counted;
    }
}
