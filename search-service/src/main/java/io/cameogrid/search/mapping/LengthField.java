package io.cameogrid.search.mapping;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.util.BytesRef;

/**
 * The column of how many words a field has in a document, as Lucene sums them up. Ranking needs it of deleted documents.
 *
 * <p>It comes behind the texts of its field, so that they have been split when Lucene asks for its value.
 */
final class LengthField extends Field {
    /** Where postings say only which documents have a word, it counts once. */
    private final Optional<Set<BytesRef>> different;

    private int words;

    private LengthField(String field, int words, Optional<Set<BytesRef>> different) {
        super(IndexFields.length(field), NumericDocValuesField.TYPE);
        this.words = words;
        this.different = different;
    }

    /** Of a text whose words are still to be counted. */
    static LengthField counting(String field, boolean frequencies) {
        return new LengthField(field, 0, frequencies ? Optional.empty() : Optional.of(new HashSet<>()));
    }

    static LengthField of(String field, int words) {
        return new LengthField(field, words, Optional.empty());
    }

    void begin() {
        words = 0;
        different.ifPresent(Set::clear);
    }

    void count(TermToBytesRefAttribute word) {
        if (different.isEmpty() || different.get().add(BytesRef.deepCopyOf(word.getBytesRef()))) {
            words++;
        }
    }

    @Override
    public Number numericValue() {
        return words;
    }
}
