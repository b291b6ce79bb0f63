package io.cameogrid.search.analysis;

import java.io.Reader;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharFilterFactory;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.TokenizerFactory;

/** An analyzer made of steps. Between the values of an array it leaves {@link AnalyzerCatalog#GAP} positions. */
final class ChainAnalyzer extends Analyzer {
    private final List<CharFilterFactory> charFilters;
    private final TokenizerFactory tokenizer;
    private final List<FilterStep> filters;

    ChainAnalyzer(List<CharFilterFactory> charFilters, TokenizerFactory tokenizer, List<FilterStep> filters) {
        this.charFilters = List.copyOf(charFilters);
        this.tokenizer = tokenizer;
        this.filters = List.copyOf(filters);
    }

    /** The same with another end. */
    ChainAnalyzer with(List<FilterStep> others) {
        return new ChainAnalyzer(charFilters, tokenizer, others);
    }

    @Override
    protected TokenStreamComponents createComponents(String fieldName) {
        Tokenizer source = tokenizer.create();
        TokenStream words = source;
        for (FilterStep filter : filters) {
            words = filter.words().apply(words);
        }
        return new TokenStreamComponents(source, words);
    }

    @Override
    protected Reader initReader(String fieldName, Reader reader) {
        Reader filtered = reader;
        for (CharFilterFactory filter : charFilters) {
            filtered = filter.create(filtered);
        }
        return filtered;
    }

    @Override
    protected Reader initReaderForNormalization(String fieldName, Reader reader) {
        Reader filtered = reader;
        for (CharFilterFactory filter : charFilters) {
            filtered = filter.normalize(filtered);
        }
        return filtered;
    }

    @Override
    protected TokenStream normalize(String fieldName, TokenStream in) {
        TokenStream normalized = in;
        for (UnaryOperator<TokenStream> step :
                filters.stream().map(FilterStep::normalization).toList()) {
            normalized = step.apply(normalized);
        }
        return normalized;
    }

    @Override
    public int getPositionIncrementGap(String fieldName) {
        return AnalyzerCatalog.GAP;
    }
}
