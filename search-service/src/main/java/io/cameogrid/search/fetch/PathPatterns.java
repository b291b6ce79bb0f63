package io.cameogrid.search.fetch;

import java.util.BitSet;
import java.util.List;

/**
 * Patterns of paths, followed all at once along the path of a member: {@code meta.*}, {@code *.name}. Immutable.
 *
 * <p>The patterns stand one behind the other, each with an end. A state is the set of places that they have got to.
 */
final class PathPatterns {
    private static final char END = '\0';

    private final String all;
    private final BitSet begin;

    PathPatterns(List<String> patterns) {
        StringBuilder text = new StringBuilder();
        BitSet starts = new BitSet();
        for (String pattern : patterns) {
            starts.set(text.length());
            // A name cannot hold the end, nor can a pattern that shall fit one.
            text.append(pattern.replace(END, '\uFFFF')).append(END);
        }
        this.all = text.toString();
        this.begin = withSkippedStars(starts);
    }

    /** Where the patterns stand before any path. */
    BitSet begin() {
        return begin;
    }

    /** Where they get to from a state by this text; empty if none of them can fit any more. */
    BitSet after(BitSet state, String text) {
        BitSet present = state;
        for (int i = 0; i < text.length() && !present.isEmpty(); i++) {
            BitSet next = new BitSet();
            for (int place = present.nextSetBit(0); place >= 0; place = present.nextSetBit(place + 1)) {
                if (all.charAt(place) == '*') {
                    next.set(place);
                } else if (all.charAt(place) == text.charAt(i) && text.charAt(i) != END) {
                    next.set(place + 1);
                }
            }
            present = withSkippedStars(next);
        }
        return present;
    }

    /** Whether one of them fits what has led to the state. */
    boolean fits(BitSet state) {
        for (int place = state.nextSetBit(0); place >= 0; place = state.nextSetBit(place + 1)) {
            if (all.charAt(place) == END) {
                return true;
            }
        }
        return false;
    }

    /** A star may stand for nothing. */
    private BitSet withSkippedStars(BitSet places) {
        for (int place = places.nextSetBit(0); place >= 0; place = places.nextSetBit(place + 1)) {
            if (all.charAt(place) == '*') {
                places.set(place + 1);
            }
        }
        return places;
    }
}
