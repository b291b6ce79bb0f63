package io.cameogrid.search.mapping;

import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;

/**
 * A text to be split into words, which are counted on their way if somebody wants to know. It brings its analyzer: a writer
 * outlives many definitions of its index, and with them many analyzers. Confined to its document.
 */
final class WordsField extends Field {
    private final String text;
    private final Analyzer analyzer;
    private Optional<LengthField> counter = Optional.empty();
    private boolean first;

    WordsField(String name, String text, FieldType type, Analyzer analyzer) {
        super(name, text, type);
        this.text = text;
        this.analyzer = analyzer;
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
    public TokenStream tokenStream(Analyzer ofWriter, TokenStream reuse) {
        if (counter.isEmpty()) {
            return analyzer.tokenStream(name(), text);
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
