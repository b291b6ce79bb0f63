package io.cameogrid.search.highlight;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where in a value marks may stand and pieces of it may be cut: between characters as readers see them, so not before the second
 * half of a surrogate pair nor before a combining mark; and, where the analyzer takes markup away, neither in a tag nor in an
 * entity. Immutable.
 */
final class Seams {
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private final String value;
    private final List<Markup.Unit> units;

    private Seams(String value, List<Markup.Unit> units) {
        this.value = value;
        this.units = units;
    }

    /** @param markup whether tags and entities in the value are markup, not text */
    static Seams of(String value, boolean markup) throws IOException {
        return new Seams(value, markup ? Markup.units(value) : List.of());
    }

    /** A stretch of text. */
    record Run(int start, int end) {}

    /** What is to be marked for a match: all of it but tags, each stretch of text by itself. */
    List<Run> marks(int from, int to) {
        int start = startOfCharacter(from);
        int end = endOfCharacter(Math.min(to, value.length()));
        List<Run> runs = new ArrayList<>(1);
        for (int i = unitEndingAfter(start); i < units.size() && units.get(i).start() < end; i++) {
            Markup.Unit unit = units.get(i);
            if (unit.text()) {
                start = Math.min(start, unit.start());
                end = Math.max(end, unit.end());
            } else {
                add(runs, start, unit.start());
                start = Math.max(start, unit.end());
            }
        }
        add(runs, start, end);
        return runs.size() > 1 ? runs.stream().flatMap(this::stripped).toList() : runs;
    }

    /** The stretch without white space at its ends; nothing if there is nothing else. */
    private Stream<Run> stripped(Run run) {
        int start = run.start();
        int end = run.end();
        while (start < end && Character.isWhitespace(value.charAt(start))) {
            start++;
        }
        while (start < end && Character.isWhitespace(value.charAt(end - 1))) {
            end--;
        }
        return start < end ? Stream.of(new Run(start, end)) : Stream.empty();
    }

    private static void add(List<Run> runs, int start, int end) {
        if (start < end) {
            runs.add(new Run(start, end));
        }
    }

    /** Where a piece begins that was to begin at this place. */
    int begin(int at) {
        return within(at).map(unit -> unit.text() ? unit.start() : unit.end()).orElseGet(() -> startOfCharacter(at));
    }

    /** Where a piece ends that was to end at this place. */
    int end(int at) {
        return within(at).map(unit -> unit.text() ? unit.end() : unit.start()).orElseGet(() -> endOfCharacter(at));
    }

    private Optional<Markup.Unit> within(int at) {
        int i = unitEndingAfter(at);
        return i < units.size() && units.get(i).start() < at ? Optional.of(units.get(i)) : Optional.empty();
    }

    /** The number of the first unit that ends behind the place. */
    private int unitEndingAfter(int at) {
        int low = 0;
        int high = units.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (units.get(middle).end() > at) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private int startOfCharacter(int at) {
        int start = at;
        while (start > 0 && start < value.length() && continues(start)) {
            start--;
        }
        return start;
    }

    private int endOfCharacter(int at) {
        int end = at;
        while (end > 0 && end < value.length() && continues(end)) {
            end++;
        }
        return end;
    }

    /** Whether what is at the place belongs to the character before it. */
    private boolean continues(int at) {
        char c = value.charAt(at);
        if (Character.isLowSurrogate(c)) {
            return Character.isHighSurrogate(value.charAt(at - 1));
        }
        int point = value.codePointAt(at);
        return point == ZERO_WIDTH_JOINER
                || value.codePointBefore(at) == ZERO_WIDTH_JOINER
                || switch (Character.getType(point)) {
                    case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
                    default -> false;
                };
    }
}
