package io.cameogrid.search.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Splits the values of a query as the documents' values of the field were split. */
record Words(Analyzer analyzer, String field) {
    /** A name that stands for the default tokenizer. */
    private static final String DEFAULT = "t|";

    /** The words as the index has them. */
    List<String> of(String text) {
        return split(field, text);
    }

    /** The words before stemming. */
    List<String> unstemmed(String text) {
        return split(DEFAULT, text);
    }

    /** The text in the case in which the index has its words, not split. */
    String normalized(String text) {
        return analyzer.normalize(field, text).utf8ToString();
    }

    private List<String> split(String name, String text) {
        List<String> words = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream(name, text)) {
            CharTermAttribute word = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(word.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
