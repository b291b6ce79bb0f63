package io.cameogrid.schema;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a text is split into words. */
public enum Tokenizer {
    /** Words by the Unicode rules, in lower case; no stop words. */
    DEFAULT,
    /** The whole text as it is. */
    RAW,
    /** What lies between white space, as it is. */
    WHITESPACE,
    /** Like the default, then English stems. */
    EN_STEM,
    /** Like the default, then German stems. */
    DE_STEM,
    /** Like the default, then Spanish stems. */
    ES_STEM,
    /** Like the default, then French stems. */
    FR_STEM,
    /** Like the default, then Italian stems. */
    IT_STEM;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    public String wireName() {
        return wireName;
    }

    public static Optional<Tokenizer> find(String name) {
        return Arrays.stream(values())
                .filter(tokenizer -> tokenizer.wireName.equals(name))
                .findFirst();
    }

    /** All names, for messages. */
    public static String names() {
        return Arrays.stream(values()).map(Tokenizer::wireName).collect(Collectors.joining(", "));
    }
}
