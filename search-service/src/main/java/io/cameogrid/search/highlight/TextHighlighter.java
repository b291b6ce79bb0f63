package io.cameogrid.search.highlight;

import io.cameogrid.api.search.Annotations.Highlight;
import java.io.IOException;
import java.text.BreakIterator;
import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.FieldHighlighter;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;

/** Lucene's highlighter for one field, used for value after value. Confined to one thread. */
final class TextHighlighter extends UnifiedHighlighter {
    /** Where in a piece its first match stands: in the middle. */
    private static final float ALIGNMENT = 0.5f;

    /** Another character that is none to anybody. */
    private static final char NO_SEPARATOR = '\u0001';

    private static final Passage[] NOTHING = {};

    private final FieldHighlighter values;

    /**
     * @param field Lucene's
     * @param query clauses that look into it
     */
    TextHighlighter(String field, Query query, Analyzer analyzer, Highlight wanted) {
        super(UnifiedHighlighter.builderWithoutSearcher(analyzer)
                .withBreakIterator(() -> pieces(wanted))
                .withFormatter(new AsTheyAre())
                .withMaxNoHighlightPassages(0));
        this.values = getFieldHighlighter(field, query, extractTerms(query), Math.max(1, wanted.fragments()));
    }

    /** Whole words, as many as come near to the wanted size. */
    private static BreakIterator pieces(Highlight wanted) {
        return wanted.fragments() == 0
                ? new WholeBreakIterator()
                : LengthGoalBreakIterator.createClosestToLength(
                        BreakIterator.getWordInstance(Locale.ROOT), wanted.fragmentSize(), ALIGNMENT);
    }

    /** The best pieces of the value; none if nothing in it matches. */
    Passage[] passages(String value) throws IOException {
        // To Lucene, its separator is the end of a value, and of all that can be shown of it.
        return values.highlightFieldForDoc(null, -1, value.replace(MULTIVAL_SEP_CHAR, NO_SEPARATOR))
                        instanceof Passage[] passages
                ? passages
                : NOTHING;
    }

    /** Leaves passages to be put together with those of other values. */
    private static final class AsTheyAre extends PassageFormatter {
        @Override
        public Object format(Passage[] passages, String content) {
            return passages;
        }
    }
}
