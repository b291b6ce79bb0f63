package io.cameogrid.search.mapping;

import io.cameogrid.search.mapping.Words.Place;
import io.cameogrid.search.mapping.Words.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;

/**
 * Queries for words in a row, of one Lucene field.
 *
 * @param name of the field
 */
record WordQueries(String name) {
    /** Any of the readings. */
    Query any(List<Reading> readings, Function<Reading, Query> query) {
        if (readings.size() == 1) {
            return query.apply(readings.getFirst());
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        readings.forEach(reading -> any.add(query.apply(reading), Occur.SHOULD));
        return any.build();
    }

    /** The words of a reading in their order. */
    Query phrase(Reading reading, int slop) {
        List<Place> places = reading.places();
        if (places.size() == 1) {
            return word(places.getFirst());
        }
        if (places.stream().allMatch(place -> place.words().size() == 1)) {
            PhraseQuery.Builder phrase = new PhraseQuery.Builder().setSlop(slop);
            places.forEach(place -> phrase.add(term(place.words().getFirst()), place.position()));
            return phrase.build();
        }
        MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder().setSlop(slop);
        places.forEach(place -> phrase.add(terms(place.words()), place.position()));
        return new ScoredByWordsQuery(
                phrase.build(), reading.words().stream().map(this::term).toList(), false);
    }

    /** The same, but the last word is only the beginning of one. */
    Query openPhrase(Reading reading, int slop) {
        List<Place> places = reading.places();
        return places.size() == 1 ? beginning(places.getFirst().words()) : new PhrasePrefixQuery(name, places, slop);
    }

    /** All words of a reading, wherever they are. */
    Query all(Reading reading) {
        if (reading.places().size() == 1) {
            return word(reading.places().getFirst());
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        reading.places().forEach(place -> all.add(word(place), Occur.MUST));
        return all.build();
    }

    /** Any word that begins with one of these. */
    Query beginning(List<String> beginnings) {
        List<Query> any = new ArrayList<>();
        beginnings.stream()
                .distinct()
                .forEach(beginning -> any.add(new PrefixQuery(term(beginning), TermsInTime.METHOD)));
        if (any.size() == 1) {
            return any.getFirst();
        }
        BooleanQuery.Builder either = new BooleanQuery.Builder();
        any.forEach(query -> either.add(query, Occur.SHOULD));
        return new ConstantScoreQuery(either.build());
    }

    private Query word(Place place) {
        if (place.words().size() == 1) {
            return new TermQuery(term(place.words().getFirst()));
        }
        SynonymQuery.Builder any = new SynonymQuery.Builder(name);
        place.words().forEach(word -> any.addTerm(term(word)));
        return new ScoredByWordsQuery(
                any.build(), place.words().stream().map(this::term).toList(), true);
    }

    Term term(String word) {
        return new Term(name, word);
    }

    private Term[] terms(List<String> words) {
        return words.stream().map(this::term).toArray(Term[]::new);
    }
}
