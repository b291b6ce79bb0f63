package io.cameogrid.search.mapping;

import io.cameogrid.search.analysis.FieldAnalysis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;
import org.apache.lucene.util.graph.GraphTokenStreamFiniteStrings;

/** Splits the values of a query as its field's analyzer wants it. */
record Words(FieldAnalysis analysis, String field) {
    /** Synonyms of several words can make so many phrases of one that nobody could have meant them. */
    static final int MAX_READINGS = 64;

    /** Words that stand at one place of a text; any of them will do. */
    record Place(int position, List<String> words) {
        Place {
            words = List.copyOf(words);
        }
    }

    /** One way to read a text: words in a row, perhaps with gaps where some were left out. */
    record Reading(List<Place> places) {
        Reading {
            places = List.copyOf(places);
        }

        List<String> words() {
            return places.stream().flatMap(place -> place.words().stream()).toList();
        }
    }

    /** A word as beginnings of words are looked for, and where in the text it begins. */
    record Plain(String word, int start) {}

    /** The ways to read the text, those without a word left out; one more than {@link #MAX_READINGS} stands for too many. */
    List<Reading> readings(String text) {
        List<Reading> readings = new ArrayList<>();
        try (TokenStream stream = analysis.queries().tokenStream(field, text)) {
            if (analysis.graph()) {
                Iterator<TokenStream> paths = new GraphTokenStreamFiniteStrings(stream).getFiniteStrings();
                while (paths.hasNext() && readings.size() <= MAX_READINGS) {
                    readings.add(reading(paths.next()));
                }
            } else {
                stream.reset();
                readings.add(reading(stream));
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return readings.stream()
                .filter(reading -> !reading.places().isEmpty())
                .distinct()
                .toList();
    }

    /** The words as the index has them. */
    List<String> of(String text) {
        return readings(text).stream()
                .flatMap(reading -> reading.words().stream())
                .toList();
    }

    /** The words before stemming. */
    List<Plain> plain(String text) {
        List<Plain> words = new ArrayList<>();
        Analyzer analyzer = analysis.plain();
        try (TokenStream stream = analyzer.tokenStream(field, text)) {
            TermToBytesRefAttribute word = stream.getAttribute(TermToBytesRefAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                String term = word.getBytesRef().utf8ToString();
                if (!term.isEmpty()) {
                    words.add(new Plain(term, offset.startOffset()));
                }
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    /** The text in the case in which the index has its words, not split. */
    String normalized(String text) {
        return analysis.queries().normalize(field, text).utf8ToString();
    }

    private static Reading reading(TokenStream stream) throws IOException {
        TermToBytesRefAttribute word = stream.getAttribute(TermToBytesRefAttribute.class);
        PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
        List<Place> places = new ArrayList<>();
        List<String> words = new ArrayList<>();
        int position = -1;
        while (stream.incrementToken()) {
            if (step.getPositionIncrement() > 0 && !words.isEmpty()) {
                places.add(new Place(position, words));
                words.clear();
            }
            position += step.getPositionIncrement();
            String term = word.getBytesRef().utf8ToString();
            if (!words.contains(term)) {
                words.add(term);
            }
        }
        if (!words.isEmpty()) {
            places.add(new Place(position, words));
        }
        return new Reading(places);
    }
}
