package io.cameogrid.search.mapping;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.search.mapping.Words.Place;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * A phrase whose last word is only the beginning of one; becomes a phrase of all words in the index that begin so.
 *
 * <p>It scores by its whole words. The endings are any of many words, and no two parts of an index have the same ones.
 */
final class PhrasePrefixQuery extends Query {
    private static final int MAX_EXPANSIONS = 1_024;

    private final String field;
    private final List<Place> places;
    private final int slop;
    /** Where it is in the query that a client wrote; no part of what it searches for. */
    private final OptionalInt position;

    /** @param places two or more */
    PhrasePrefixQuery(String field, List<Place> places, int slop) {
        this(field, List.copyOf(places), slop, OptionalInt.empty());
    }

    private PhrasePrefixQuery(String field, List<Place> places, int slop, OptionalInt position) {
        this.field = field;
        this.places = places;
        this.slop = slop;
        this.position = position;
    }

    /** The query with those of its parts that are such phrases at the position, so that a refusal says it. */
    static Query at(int position, Query query) {
        return switch (query) {
            case PhrasePrefixQuery phrase ->
                new PhrasePrefixQuery(phrase.field, phrase.places, phrase.slop, OptionalInt.of(position));
            case BooleanQuery any -> {
                BooleanQuery.Builder placed = new BooleanQuery.Builder();
                any.clauses().forEach(clause -> placed.add(at(position, clause.query()), clause.occur()));
                yield placed.build();
            }
            default -> query;
        };
    }

    @Override
    public Query rewrite(IndexSearcher searcher) throws IOException {
        SortedSet<Term> endings = new TreeSet<>();
        for (String beginning : places.getLast().words()) {
            collect(searcher.getIndexReader(), term(beginning), endings);
        }
        if (endings.isEmpty()) {
            return new MatchNoDocsQuery(
                    "no word begins with " + places.getLast().words());
        }
        MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder().setSlop(slop);
        for (Place place : whole()) {
            phrase.add(place.words().stream().map(this::term).toArray(Term[]::new), place.position());
        }
        phrase.add(endings.toArray(new Term[0]), places.getLast().position());
        return new ScoredByWordsQuery(phrase.build(), List.of(words()), false);
    }

    private List<Place> whole() {
        return places.subList(0, places.size() - 1);
    }

    private Term[] words() {
        return whole().stream()
                .flatMap(place -> place.words().stream())
                .map(this::term)
                .toArray(Term[]::new);
    }

    private Term term(String word) {
        return new Term(field, word);
    }

    private void collect(IndexReader reader, Term prefix, SortedSet<Term> endings) throws IOException {
        Terms words = MultiTerms.getTerms(reader, prefix.field());
        if (words == null) {
            return;
        }
        TermsEnum cursor = words.iterator();
        BytesRef word = cursor.seekCeil(prefix.bytes()) == TermsEnum.SeekStatus.END ? null : cursor.term();
        while (word != null && StringHelper.startsWith(word, prefix.bytes())) {
            if (endings.size() == MAX_EXPANSIONS) {
                throw tooMany(prefix.text());
            }
            endings.add(new Term(prefix.field(), BytesRef.deepCopyOf(word)));
            word = cursor.next();
        }
    }

    private CameoGridException tooMany(String beginning) {
        String at = position.isPresent() ? " at " + position.getAsInt() : "";
        CameoGridException refusal = new CameoGridException(
                ErrorCode.INVALID_QUERY,
                "more than " + MAX_EXPANSIONS + " words begin with '" + beginning + "', as the phrase" + at
                        + " ends (the expansion budget of phrases); write more letters of it");
        return position.isPresent() ? refusal.with("position", position.getAsInt()) : refusal;
    }

    /** The whole words, and the beginnings for whoever wants to know what may match. */
    @Override
    public void visit(QueryVisitor visitor) {
        if (visitor.acceptField(field)) {
            visitor.consumeTerms(this, words());
            places.getLast().words().forEach(beginning -> new PrefixQuery(term(beginning)).visit(visitor));
        }
    }

    @Override
    public String toString(String defaultField) {
        return field + ":" + places.stream().map(Place::words).toList() + "*~" + slop;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PhrasePrefixQuery that
                && field.equals(that.field)
                && places.equals(that.places)
                && slop == that.slop;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * field.hashCode() + places.hashCode()) + slop;
    }
}
