package io.cameogrid.search.mapping;

import static java.util.Objects.requireNonNull;

import io.cameogrid.schema.Tokenizer;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.miscellaneous.LengthFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.GermanStemmer;
import org.tartarus.snowball.ext.ItalianStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;

/**
 * The analyzers: one for each tokenizer, and one for all that tells from a field's name which it takes.
 *
 * <p>Between the values of an array it leaves {@link #GAP} positions, so that no phrase crosses from one to the next.
 */
public final class AnalyzerCatalog {
    /** Positions between two values of one field. A phrase's slop and words together stay below it. */
    static final int GAP = 1_000;

    /** Longer words are split. */
    private static final int MAX_WORD_LENGTH = 255;

    /** Longer values of {@code raw} are left out: a term has at most 32,766 bytes. */
    private static final int MAX_RAW_LENGTH = 8_191;

    private final Analyzer byFieldName = new ByFieldName(analyzers());

    /** The analyzer of every index: for writers, and for whoever has to split a value like its field. */
    public Analyzer analyzer() {
        return byFieldName;
    }

    private static Map<Tokenizer, Analyzer> analyzers() {
        Map<Tokenizer, Analyzer> analyzers = new EnumMap<>(Tokenizer.class);
        for (Tokenizer tokenizer : Tokenizer.values()) {
            analyzers.put(tokenizer, analyzer(tokenizer));
        }
        return analyzers;
    }

    private static Analyzer analyzer(Tokenizer tokenizer) {
        return switch (tokenizer) {
            case DEFAULT -> words(UnaryOperator.identity());
            case RAW ->
                new Chain(field -> {
                    KeywordTokenizer source = new KeywordTokenizer();
                    return new Analyzer.TokenStreamComponents(source, new LengthFilter(source, 1, MAX_RAW_LENGTH));
                });
            case WHITESPACE -> new Chain(field -> new Analyzer.TokenStreamComponents(new WhitespaceTokenizer()));
            case EN_STEM -> words(stream -> new SnowballFilter(stream, new EnglishStemmer()));
            case DE_STEM -> words(stream -> new SnowballFilter(stream, new GermanStemmer()));
            case ES_STEM -> words(stream -> new SnowballFilter(stream, new SpanishStemmer()));
            case FR_STEM -> words(stream -> new SnowballFilter(stream, new FrenchStemmer()));
            case IT_STEM -> words(stream -> new SnowballFilter(stream, new ItalianStemmer()));
        };
    }

    private static Analyzer words(UnaryOperator<TokenStream> stemming) {
        return new Chain(field -> {
            StandardTokenizer source = new StandardTokenizer();
            source.setMaxTokenLength(MAX_WORD_LENGTH);
            return new Analyzer.TokenStreamComponents(source, stemming.apply(new LowerCaseFilter(source)));
        });
    }

    /** One tokenizer with its filters. */
    private static final class Chain extends Analyzer {
        private final Function<String, TokenStreamComponents> components;

        Chain(Function<String, TokenStreamComponents> components) {
            this.components = components;
        }

        @Override
        protected TokenStreamComponents createComponents(String fieldName) {
            return components.apply(fieldName);
        }

        @Override
        protected TokenStream normalize(String fieldName, TokenStream in) {
            // Only what changes case: a stem of half a word would be no beginning of the word's stem.
            return lowers(IndexFields.tokenizer(fieldName)) ? new LowerCaseFilter(in) : in;
        }

        private static boolean lowers(Tokenizer tokenizer) {
            return tokenizer != Tokenizer.RAW && tokenizer != Tokenizer.WHITESPACE;
        }

        @Override
        public int getPositionIncrementGap(String fieldName) {
            return GAP;
        }
    }

    private static final class ByFieldName extends DelegatingAnalyzerWrapper {
        private final Map<Tokenizer, Analyzer> analyzers;

        ByFieldName(Map<Tokenizer, Analyzer> analyzers) {
            super(PER_FIELD_REUSE_STRATEGY);
            this.analyzers = analyzers;
        }

        @Override
        protected Analyzer getWrappedAnalyzer(String fieldName) {
            return requireNonNull(analyzers.get(IndexFields.tokenizer(fieldName)), fieldName);
        }
    }
}
