package io.cameogrid.search.mapping;

import io.cameogrid.query.Bound;
import io.cameogrid.query.Literal;
import io.cameogrid.query.Query.Piece;
import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.RecordOption;
import io.cameogrid.search.analysis.AnalyzerCatalog;
import io.cameogrid.search.analysis.FieldAnalysis;
import io.cameogrid.search.mapping.Words.Place;
import io.cameogrid.search.mapping.Words.Plain;
import io.cameogrid.search.mapping.Words.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.Query;

/** Searches the words of a text. A value that is several words is a phrase. */
final class TextQueries implements FieldQueries {
    private static final int MAX_PHRASE_WORDS = 512;

    private final String label;
    private final String name;
    private final boolean positions;
    private final Words words;
    private final WordQueries queries;

    TextQueries(FieldDefinition field, FieldAnalysis analysis) {
        this.label = "field '" + field.path() + "' (" + field.type().wireName() + ")";
        this.name = IndexFields.text(field, analysis);
        this.positions = IndexFields.recordOption(field) == RecordOption.WITH_FREQS_AND_POSITIONS;
        this.words = new Words(analysis, name);
        this.queries = new WordQueries(name);
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
        List<Reading> readings = words.readings(text);
        if (positions || readings.stream().allMatch(TextQueries::oneWord)) {
            return phrase(readings, 0, false);
        }
        return checked(readings, 0)
                .orElseGet(() -> new Answer.Found(queries.any(readings, queries::all), cost(readings)));
    }

    @Override
    public Answer phrase(String text, int slop, boolean prefix) {
        List<Reading> readings = words.readings(text);
        if (!positions && !readings.stream().allMatch(TextQueries::oneWord)) {
            return unfit("keeps no positions of words, which phrases need");
        }
        return phrase(readings, slop, prefix);
    }

    private static boolean oneWord(Reading reading) {
        return reading.places().size() == 1;
    }

    private Answer phrase(List<Reading> readings, int slop, boolean prefix) {
        return checked(readings, slop).orElseGet(() -> {
            Query query = queries.any(
                    readings, reading -> prefix ? queries.openPhrase(reading, slop) : queries.phrase(reading, slop));
            return new Answer.Found(query, cost(readings));
        });
    }

    private static int cost(List<Reading> readings) {
        return readings.stream().mapToInt(reading -> reading.words().size()).sum();
    }

    /** Why the readings cannot be searched for; empty if they can. */
    private Optional<Answer> checked(List<Reading> readings, int slop) {
        if (readings.isEmpty()) {
            return Optional.of(new Answer.NoWords());
        }
        if (readings.size() > Words.MAX_READINGS) {
            return Optional.of(
                    unfit("takes texts that its synonyms make at most " + Words.MAX_READINGS + " phrases of"));
        }
        for (Reading reading : readings) {
            int length = reading.places().size();
            if (length > MAX_PHRASE_WORDS) {
                return Optional.of(unfit("takes phrases of at most " + MAX_PHRASE_WORDS + " words"));
            }
            if (length > 1 && slop > AnalyzerCatalog.GAP - length) {
                return Optional.of(unfit("takes phrases with a slop of at most " + (AnalyzerCatalog.GAP - length)));
            }
        }
        return Optional.empty();
    }

    /** On a stemmed field the beginning of words and the beginning of their stems, which may be shorter. */
    @Override
    public Answer prefix(String text) {
        List<Plain> whole = words.plain(text);
        if (whole.isEmpty()) {
            return new Answer.NoWords();
        }
        Plain last = whole.getLast();
        List<Reading> heads = whole.size() == 1 ? List.of() : words.readings(text.substring(0, last.start()));
        if (heads.isEmpty()) {
            return beginning(last.word(), text.substring(last.start()));
        }
        if (!positions) {
            return unfit("keeps no positions of words, and '" + FieldQueries.abbreviated(text) + "' is several");
        }
        return phrase(heads.stream().map(head -> followed(head, last.word())).toList(), 0, true);
    }

    private Answer beginning(String word, String text) {
        List<String> stems = words.of(text);
        return stems.contains(word) || stems.isEmpty()
                ? Answer.found(queries.beginning(List.of(word)))
                : new Answer.Found(queries.beginning(List.of(word, stems.getFirst())), 2);
    }

    private static Reading followed(Reading head, String word) {
        List<Place> places = new ArrayList<>(head.places());
        places.add(new Place(places.getLast().position() + 1, List.of(word)));
        return new Reading(places);
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
        List<Reading> found = words.readings(text);
        if (found.isEmpty()) {
            return new Answer.NoWords();
        }
        if (!oneWord(found.getFirst())) {
            return unfit("takes '" + FieldQueries.abbreviated(text) + "' for several words; put '~' behind each");
        }
        String word = found.getFirst().places().getFirst().words().getFirst();
        return FuzzyTerms.query(this, queries.term(word), maxEdits);
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
}
