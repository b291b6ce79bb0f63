package io.cameogrid.search.highlight;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.charfilter.HTMLStripCharFilter;

/** Finds what Lucene takes for markup in a text: it leaves out what is none, and says where each character of that was. */
final class Markup {
    private Markup() {}

    /**
     * A stretch that cannot be cut.
     *
     * @param text whether it stands for a character, as entities do; else it is a tag, several tags, or whatever else is no text
     */
    record Unit(int start, int end, boolean text) {}

    /** The stretches of the value, in their order. */
    static List<Unit> units(String value) throws IOException {
        List<Unit> units = new ArrayList<>();
        try (HTMLStripCharFilter filter = new HTMLStripCharFilter(new StringReader(value))) {
            StringBuilder text = new StringBuilder();
            for (int c = filter.read(); c >= 0; c = filter.read()) {
                text.append((char) c);
            }
            int settled = 0;
            for (int i = 0; i < text.length(); i++) {
                int from = filter.correctOffset(i);
                int following = i + Character.charCount(text.codePointAt(i));
                int next = following < text.length() ? filter.correctOffset(following) : value.length();
                int end = end(value, text.charAt(i), from, next);
                if (from < settled || end == from) {
                    continue; // The second half of what an entity stands for; a line break in place of a tag.
                }
                if (from > settled) {
                    units.add(new Unit(settled, from, false));
                }
                if (end > from + 1) {
                    units.add(new Unit(from, end, true));
                }
                settled = end;
            }
            if (settled < value.length()) {
                units.add(new Unit(settled, value.length(), false));
            }
        }
        return units;
    }

    /**
     * The end of what stands for the character in the value.
     *
     * @param next where the next character's stands, behind the tags between the two
     */
    private static int end(String value, char character, int from, int next) {
        if (from >= value.length()) {
            return from;
        }
        char found = value.charAt(from);
        int end = from + 1;
        if (found == '&') {
            if (end < next && value.charAt(end) == '#') {
                end++;
            }
            while (end < next && Character.isLetterOrDigit(value.charAt(end))) {
                end++;
            }
            if (end < next && value.charAt(end) == ';') {
                end++;
            }
            return end;
        }
        return found == character ? end : from;
    }
}
