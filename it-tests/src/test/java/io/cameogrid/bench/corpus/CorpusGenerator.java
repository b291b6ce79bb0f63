package io.cameogrid.bench.corpus;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes documents like those of a software archive: descriptions, keywords, numbers, arrays; some 750 bytes each.
 *
 * <p>Words are as frequent as in real text (Zipf's law) and keep company, so that phrases occur. The same seed makes the
 * same documents.
 */
public final class CorpusGenerator {
    private static final int VOCABULARY = 40_000;
    private static final int SECTIONS = 30;
    private static final int MAINTAINERS = 1_500;

    /** How often a word is followed by one of its few companions instead of any word. */
    private static final double COMPANY = 0.25;

    private static final String[] SYLLABLES = {
        "ka", "lo", "mi", "ne", "ru", "sta", "ti", "vo", "bra", "con", "de", "fi", "gra", "ha", "in", "ju", "per",
        "qua", "re", "so", "tra", "un", "ver", "wi", "ya", "ze"
    };

    private final Random random;
    private final List<String> vocabulary;
    private final double[] cumulated;

    private CorpusGenerator(long seed) {
        random = new Random(seed);
        vocabulary =
                IntStream.range(0, VOCABULARY).mapToObj(CorpusGenerator::word).toList();
        cumulated = new double[VOCABULARY];
        double sum = 0;
        for (int rank = 0; rank < VOCABULARY; rank++) {
            sum += 1 / (rank + 2.7);
            cumulated[rank] = sum;
        }
    }

    public static Corpus corpus(int documents, long seed) {
        CorpusGenerator generator = new CorpusGenerator(seed);
        return Corpus.of(
                "generated-" + documents + "-" + seed,
                IntStream.range(0, documents).mapToObj(generator::document).toList());
    }

    private BenchDocument document(int number) {
        String id = "p%06d".formatted(number);
        String json = """
                {"id":"%s","name":"%s","version":"%d.%d-%d","section":"%s","priority":"%s","maintainer":"%s",\
                "installed_size":%d,"rating":%s,"essential":%b,"description":"%s","tags":%s,"depends":%s}""".formatted(
                        id,
                        vocabulary.get(rank()) + "-" + number,
                        random.nextInt(20),
                        random.nextInt(40),
                        random.nextInt(9),
                        "section-" + skewed(SECTIONS),
                        skewed(4) == 0 ? "required" : "optional",
                        "team-" + skewed(MAINTAINERS),
                        Math.round(Math.exp(random.nextGaussian() * 2 + 6)) + 1,
                        String.format(Locale.ROOT, "%.2f", 1 + random.nextDouble() * 4),
                        random.nextInt(50) == 0,
                        text(20 + skewed(110)),
                        array(skewed(10), () -> "tag::" + vocabulary.get(skewed(200))),
                        array(skewed(16), () -> "lib" + vocabulary.get(skewed(3_000))));
        return new BenchDocument(id, json.getBytes(StandardCharsets.UTF_8));
    }

    private String text(int words) {
        StringBuilder text = new StringBuilder(words * 7);
        int rank = rank();
        for (int i = 0; i < words; i++) {
            String word = vocabulary.get(rank);
            boolean first = i % 14 == 0;
            text.append(i == 0 ? "" : first ? ". " : " ");
            text.append(first ? Character.toUpperCase(word.charAt(0)) + word.substring(1) : word);
            rank = random.nextDouble() < COMPANY ? companion(rank) : rank();
        }
        return text.append('.').toString();
    }

    private static String array(int size, Supplier<String> element) {
        return Stream.generate(element)
                .limit(size)
                .distinct()
                .map(value -> "\"" + value + "\"")
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** A rank in the vocabulary, by Zipf's law. */
    private int rank() {
        int found = Arrays.binarySearch(cumulated, random.nextDouble() * cumulated[VOCABULARY - 1]);
        return Math.min(VOCABULARY - 1, found < 0 ? -found - 1 : found);
    }

    private int companion(int rank) {
        return (rank * 31 + 7 * (1 + random.nextInt(3))) % 2_000;
    }

    /** A number below the bound, small ones more often. */
    private int skewed(int bound) {
        double draw = random.nextDouble();
        return (int) (draw * draw * bound);
    }

    /** The word of a number: its digits to the base of the syllables; no two are alike. */
    private static String word(int number) {
        StringBuilder word = new StringBuilder();
        int rest = number + SYLLABLES.length;
        while (rest > 0) {
            word.append(SYLLABLES[rest % SYLLABLES.length]);
            rest /= SYLLABLES.length;
        }
        return word.toString();
    }
}
