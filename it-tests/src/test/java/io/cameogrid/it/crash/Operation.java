package io.cameogrid.it.crash;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One operation of a writer, all of it or nothing.
 *
 * @param marker names it; every document that it writes carries it
 * @param words the word that each document gets, by id; none where it is deleted
 */
record Operation(String marker, SortedMap<String, Optional<String>> words) {
    private static final String DELETED = "-";

    Operation {
        words = Collections.unmodifiableSortedMap(new TreeMap<>(words));
    }

    /** As one line without line break. */
    String line() {
        return marker + " "
                + words.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue().orElse(DELETED))
                        .collect(Collectors.joining(","));
    }

    static Operation parse(String line) {
        String[] parts = line.split("[ ,]");
        SortedMap<String, Optional<String>> words = new TreeMap<>();
        for (int i = 1; i < parts.length; i++) {
            String[] change = parts[i].split("=");
            words.put(change[0], Optional.of(change[1]).filter(word -> !word.equals(DELETED)));
        }
        return new Operation(parts[0], words);
    }

    static String json(String marker, String word) {
        return "{\"word\":\"%s\",\"marker\":\"%s\"}".formatted(word, marker);
    }

    /** The word of a document of {@link #json}. */
    static String word(String json) {
        return json.split("\"")[3];
    }

    /** What the documents of this operation's ids would be afterwards. */
    boolean isIn(Map<String, String> state) {
        return words.entrySet().stream()
                .allMatch(change ->
                        Optional.ofNullable(state.get(change.getKey())).equals(change.getValue()));
    }

    void applyTo(Map<String, String> state) {
        words.forEach((id, word) -> word.ifPresentOrElse(text -> state.put(id, text), () -> state.remove(id)));
    }
}
