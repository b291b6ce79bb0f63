package io.cameogrid.bench.corpus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What queries are drawn from.
 *
 * @param frequent words in 2 to 12 of 100 documents
 * @param middling words in 2 to 20 of 1,000 documents
 * @param rare words in at least 8 documents and fewer than the middling ones
 * @param pairs two words that stand beside each other in at least 15 documents
 * @param numbers values of the number
 * @param samples some of the documents
 */
record CorpusWords(
        List<String> frequent,
        List<String> middling,
        List<String> rare,
        List<List<String>> pairs,
        List<Long> numbers,
        List<Sample> samples) {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern USABLE = Pattern.compile("[a-z]{3,14}");
    private static final int SAMPLES = 20_000;
    private static final int RARE = 8;
    private static final int PAIR = 15;

    /**
     * A document as far as queries are concerned.
     *
     * @param words those of its words that are frequent or middling
     * @param tag the group that it is in
     */
    record Sample(Set<String> words, String tag) {}

    /** The words of a text as the analysis sees them, near enough. */
    private record Reading(List<String> words, String tag) {}

    static CorpusWords of(Corpus corpus) {
        Map<String, Integer> documents = new HashMap<>();
        Map<List<String>, Integer> pairs = new HashMap<>();
        List<Reading> readings = new ArrayList<>();
        List<Long> numbers = new ArrayList<>();
        int step = Math.max(1, corpus.documents().size() / SAMPLES);
        for (int i = 0; i < corpus.documents().size(); i++) {
            Reading reading = read(corpus.documents().get(i), corpus.shape(), numbers);
            new HashSet<>(reading.words).forEach(word -> documents.merge(word, 1, Integer::sum));
            pairsOf(reading.words).forEach(pair -> pairs.merge(pair, 1, Integer::sum));
            if (i % step == 0) {
                readings.add(reading);
            }
        }
        int size = corpus.documents().size();
        List<String> frequent = between(documents, size * 0.02, size * 0.12);
        List<String> middling = between(documents, Math.max(2, size * 0.002), size * 0.02);
        Set<String> usable = new HashSet<>(frequent);
        usable.addAll(middling);
        return new CorpusWords(
                frequent,
                middling,
                between(documents, Math.min(RARE, size * 0.001), size * 0.002),
                frequentPairs(pairs, Math.min(PAIR, size / 1_000 + 1)),
                numbers,
                readings.stream().map(reading -> sample(reading, usable)).toList());
    }

    private static Reading read(BenchDocument document, CorpusShape shape, List<Long> numbers) {
        List<String> words = new ArrayList<>();
        String[] tag = {""};
        JsonLeaves.walk(document.json(), (path, value) -> {
            if (path.equals(shape.words())) {
                Matcher matcher = WORD.matcher(value.getText().toLowerCase(Locale.ROOT));
                while (matcher.find()) {
                    words.add(matcher.group());
                }
            } else if (path.equals(shape.tag())) {
                tag[0] = value.getText();
            } else if (path.equals(shape.number())) {
                numbers.add(value.getLongValue());
            }
        });
        return new Reading(words, tag[0]);
    }

    private static Set<List<String>> pairsOf(List<String> words) {
        Set<List<String>> pairs = new HashSet<>();
        for (int i = 1; i < words.size(); i++) {
            String first = words.get(i - 1);
            String second = words.get(i);
            if (USABLE.matcher(first).matches() && USABLE.matcher(second).matches()) {
                pairs.add(List.of(first, second));
            }
        }
        return pairs;
    }

    private static List<String> between(Map<String, Integer> documents, double least, double most) {
        return documents.entrySet().stream()
                .filter(entry -> entry.getValue() >= least && entry.getValue() < most)
                .map(Map.Entry::getKey)
                .filter(word -> USABLE.matcher(word).matches())
                .sorted()
                .toList();
    }

    private static List<List<String>> frequentPairs(Map<List<String>, Integer> pairs, int least) {
        return pairs.entrySet().stream()
                .filter(entry -> entry.getValue() >= least)
                .map(Map.Entry::getKey)
                .sorted((a, b) -> String.join(" ", a).compareTo(String.join(" ", b)))
                .toList();
    }

    private static Sample sample(Reading reading, Set<String> usable) {
        Set<String> words = new TreeSet<>(reading.words);
        words.retainAll(usable);
        return new Sample(words, reading.tag);
    }
}
