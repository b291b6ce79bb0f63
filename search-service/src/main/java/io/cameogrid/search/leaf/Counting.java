package io.cameogrid.search.leaf;

import io.cameogrid.search.mapping.FuzzyTerms;
import io.cameogrid.search.port.Frequency;
import io.cameogrid.search.port.Statistics;
import io.cameogrid.search.port.Subject;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.Term;

/** Counts in a view what ranking needs to know of it; only deleted documents are looked at. */
final class Counting {
    private Counting() {}

    static Statistics of(ViewSearcher searcher, List<Subject> subjects) throws IOException {
        Map<Subject, Frequency> frequencies = new HashMap<>();
        for (Subject subject : subjects) {
            frequencies.put(subject, frequency(searcher, subject));
        }
        return new Statistics(frequencies);
    }

    private static Frequency frequency(ViewSearcher searcher, Subject subject) throws IOException {
        return switch (subject) {
            case Subject.Field(String name) -> searcher.field(name);
            case Subject.Word(String field, String text) -> {
                Term word = new Term(field, text);
                yield new Frequency.OfWord(
                        searcher.documents(word, searcher.getIndexReader().docFreq(word)));
            }
            case Subject.Near near -> FuzzyTerms.near(searcher, near);
        };
    }
}
