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
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;

/** Counts in a view what ranking needs to know of it; nothing of it takes a look at documents. */
final class Counting {
    private Counting() {}

    static Statistics of(IndexSearcher searcher, List<Subject> subjects) throws IOException {
        Map<Subject, Frequency> frequencies = new HashMap<>();
        for (Subject subject : subjects) {
            frequencies.put(subject, frequency(searcher, subject));
        }
        return new Statistics(frequencies);
    }

    private static Frequency frequency(IndexSearcher searcher, Subject subject) throws IOException {
        return switch (subject) {
            case Subject.Field(String name) -> {
                CollectionStatistics field = searcher.collectionStatistics(name);
                yield field == null
                        ? new Frequency.OfField(0, 0)
                        : new Frequency.OfField(field.docCount(), field.sumTotalTermFreq());
            }
            case Subject.Word(String field, String text) ->
                new Frequency.OfWord(searcher.getIndexReader().docFreq(new Term(field, text)));
            case Subject.Near near -> FuzzyTerms.near(searcher, near);
        };
    }
}
