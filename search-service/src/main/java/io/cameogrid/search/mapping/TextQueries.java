package io.cameogrid.search.mapping;

import io.cameogrid.query.Bound;
import io.cameogrid.query.Literal;
import io.cameogrid.query.Query.Piece;
import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.RecordOption;
import io.cameogrid.schema.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Searches the words of a text. A value that is several words is a phrase. */
final class TextQueries implements FieldQueries {
    private static final int MAX_PHRASE_WORDS = 512;

    private final String label;
    private final String name;
    private final boolean positions;
    private final boolean stemmed;
    private final Words words;

    TextQueries(FieldDefinition field, Analyzer analyzer) {
        this.label = "field '" + field.path() + "' (" + field.type().wireName() + ")";
        this.name = IndexFields.text(field);
        this.positions = IndexFields.recordOption(field) == RecordOption.WITH_FREQS_AND_POSITIONS;
        this.words = new Words(analyzer, name);
        this.stemmed =
                IndexFields.tokenizer(field) != Tokenizer.RAW && IndexFields.tokenizer(field) != Tokenizer.WHITESPACE;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public boolean keepsPositions() {
        return positions;
    }

    @Override
    public Answer term(String text) {
        List<String> found = words.of(text);
        return positions || found.size() < 2 ? phrase(found, 0, false) : all(found);
    }

    @Override
    public Answer phrase(String text, int slop, boolean prefix) {
        List<String> found = words.of(text);
        if (!positions && found.size() > 1) {
            return unfit("keeps no positions of words, which phrases need");
        }
        return phrase(found, slop, prefix);
    }

    private Answer phrase(List<String> found, int slop, boolean prefix) {
        if (found.isEmpty()) {
            return new Answer.NoWords();
        }
        if (found.size() == 1) {
            return Answer.found(
                    prefix
                            ? new PrefixQuery(lucene(found.getFirst()), TermsInTime.METHOD)
                            : new TermQuery(lucene(found.getFirst())));
        }
        if (found.size() > MAX_PHRASE_WORDS) {
            return unfit("takes phrases of at most " + MAX_PHRASE_WORDS + " words");
        }
        if (slop > AnalyzerCatalog.GAP - found.size()) {
            return unfit("takes phrases with a slop of at most " + (AnalyzerCatalog.GAP - found.size()));
        }
        List<Term> terms = found.stream().map(this::lucene).toList();
        Query query = prefix ? new PhrasePrefixQuery(terms, slop) : phraseQuery(terms, slop);
        return new Answer.Found(query, terms.size());
    }

    private static Query phraseQuery(List<Term> terms, int slop) {
        PhraseQuery.Builder phrase = new PhraseQuery.Builder().setSlop(slop);
        terms.forEach(phrase::add);
        return phrase.build();
    }

    private Answer all(List<String> found) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        found.forEach(word -> all.add(new TermQuery(lucene(word)), Occur.MUST));
        return new Answer.Found(all.build(), found.size());
    }

    /** On a stemmed field the beginning of words and the beginning of their stems, which may be shorter. */
    @Override
    public Answer prefix(String text) {
        List<String> whole = stemmed ? words.unstemmed(text) : words.of(text);
        if (whole.isEmpty()) {
            return new Answer.NoWords();
        }
        List<String> stems = words.of(text);
        if (whole.size() > 1) {
            List<String> last = new ArrayList<>(stems.subList(0, stems.size() - 1));
            last.add(whole.getLast());
            return positions
                    ? phrase(last, 0, true)
                    : unfit("keeps no positions of words, and '" + text + "' is several");
        }
        String word = whole.getFirst();
        Query beginning = new PrefixQuery(lucene(word), TermsInTime.METHOD);
        return stems.contains(word) || stems.isEmpty()
                ? Answer.found(beginning)
                : new Answer.Found(either(beginning, new PrefixQuery(lucene(stems.getFirst()), TermsInTime.METHOD)), 2);
    }

    private static Query either(Query one, Query other) {
        BooleanQuery.Builder either = new BooleanQuery.Builder();
        either.add(one, Occur.SHOULD).add(other, Occur.SHOULD);
        return new ConstantScoreQuery(either.build());
    }

    @Override
    public Answer wildcard(List<Piece> pieces) {
        List<Piece> normalized = pieces.stream().map(this::normalized).toList();
        return Patterns.query(this, name, normalized, 0, Optional.empty());
    }

    private Piece normalized(Piece piece) {
        return piece instanceof Piece.Literal literal ? new Piece.Literal(words.normalized(literal.text())) : piece;
    }

    @Override
    public Answer fuzzy(String text, int maxEdits) {
        List<String> found = words.of(text);
        if (found.isEmpty()) {
            return new Answer.NoWords();
        }
        if (found.size() > 1) {
            return unfit("takes '" + FieldQueries.abbreviated(text) + "' for several words; put '~' behind each");
        }
        return FuzzyTerms.query(this, lucene(found.getFirst()), maxEdits);
    }

    @Override
    public Answer regex(String expression) {
        return RegularExpressions.query(this, name, expression);
    }

    @Override
    public Answer range(Bound low, Bound high) {
        return Answer.found(TermRanges.query(name, low, high, literal -> words.normalized(literal.text())));
    }

    @Override
    public Answer in(List<Literal> values) {
        return AnyValue.of(values, literal -> term(literal.text()));
    }

    @Override
    public Query exists() {
        return new ConstantScoreQuery(new FieldExistsQuery(name));
    }

    private Term lucene(String word) {
        return new Term(name, word);
    }
}
