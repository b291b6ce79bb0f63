package io.cameogrid.search.mapping;

import java.util.Optional;

/** Reads values that begin with a slash where they are no regular expressions. */
final class SlashTexts {
    private SlashTexts() {}

    /** The text without the backslashes that keep a character; empty if a wildcard stands in it without one. */
    static Optional<String> unescaped(String raw) {
        StringBuilder text = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '*' || c == '?') {
                return Optional.empty();
            }
            boolean escape = c == '\\' && i + 1 < raw.length();
            text.append(escape ? raw.charAt(++i) : c);
        }
        return Optional.of(text.toString());
    }
}
