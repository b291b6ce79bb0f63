package io.cameogrid.schema;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the index keeps of a word in a text. Wire names are CameoDB's. */
public enum RecordOption {
    /** Only which documents have it. */
    BASIC("Basic"),
    /** Also how often. */
    WITH_FREQS("WithFreqs"),
    /** Also where, which phrases need. */
    WITH_FREQS_AND_POSITIONS("WithFreqsAndPositions");

    private final String wireName;

    RecordOption(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    public static Optional<RecordOption> find(String name) {
        return Arrays.stream(values())
                .filter(option -> option.wireName.equalsIgnoreCase(name))
                .findFirst();
    }

    /** All names, for messages. */
    public static String names() {
        return Arrays.stream(values()).map(RecordOption::wireName).collect(Collectors.joining(", "));
    }
}
