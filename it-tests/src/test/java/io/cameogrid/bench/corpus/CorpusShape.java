package io.cameogrid.bench.corpus;

import com.fasterxml.jackson.core.JsonParser;
import io.cameogrid.schema.FieldType;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The types of a corpus' fields, told from its documents, and the fields that queries are made for.
 *
 * @param fields by path, {@code id} left out
 * @param words the text that is searched
 * @param tag the exact string that is filtered by
 * @param number the number that ranges are over
 */
public record CorpusShape(SortedMap<String, FieldType> fields, String words, String tag, String number) {
    private static final int SAMPLE = 5_000;

    /** Strings with more words than this on average are text. */
    private static final double TEXT_WORDS = 4;

    static CorpusShape of(Iterable<BenchDocument> documents) {
        Map<String, Tally> tallies = new HashMap<>();
        int seen = 0;
        for (BenchDocument document : documents) {
            JsonLeaves.walk(
                    document.json(),
                    (path, value) ->
                            tallies.computeIfAbsent(path, name -> new Tally()).add(value));
            if (++seen == SAMPLE) {
                break;
            }
        }
        tallies.remove("id");
        SortedMap<String, FieldType> fields = new TreeMap<>();
        tallies.forEach((path, tally) -> fields.put(path, tally.type()));
        return new CorpusShape(
                fields,
                best(tallies, tally -> tally.type() == FieldType.TEXT, Comparator.comparingLong(tally -> tally.words)),
                best(tallies, Tally::groups, Comparator.comparingLong(tally -> tally.count)),
                best(
                        tallies,
                        tally -> tally.type() == FieldType.I64,
                        Comparator.comparingInt(tally -> tally.different.size())));
    }

    private static String best(Map<String, Tally> tallies, Predicate<Tally> fits, Comparator<Tally> order) {
        return tallies.entrySet().stream()
                .filter(entry -> fits.test(entry.getValue()))
                .max(Map.Entry.<String, Tally>comparingByValue(order).thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElseThrow(() -> new IllegalArgumentException(
                        "A corpus needs a text, a string with few different values and an integer; it has "
                                + tallies.keySet()));
    }

    /** What was seen of one field. */
    private static final class Tally {
        private final Set<String> different = new HashSet<>();
        private long count;
        private long words;
        private boolean strings;
        private boolean fractions;
        private boolean booleans;

        void add(JsonParser value) throws IOException {
            count++;
            String text = value.getText();
            different.add(text);
            switch (value.currentToken()) {
                case VALUE_STRING -> {
                    strings = true;
                    words += text.chars().filter(Character::isWhitespace).count() + 1;
                }
                case VALUE_NUMBER_FLOAT -> fractions = true;
                case VALUE_TRUE, VALUE_FALSE -> booleans = true;
                default -> {}
            }
        }

        FieldType type() {
            if (strings) {
                return words > TEXT_WORDS * count ? FieldType.TEXT : FieldType.STRING;
            }
            return booleans ? FieldType.BOOLEAN : fractions ? FieldType.F64 : FieldType.I64;
        }

        /** Whether the values sort the documents into groups worth filtering by. */
        boolean groups() {
            return type() == FieldType.STRING && different.size() >= 5 && different.size() <= 200;
        }
    }
}
