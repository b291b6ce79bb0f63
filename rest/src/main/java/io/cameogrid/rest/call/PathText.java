package io.cameogrid.rest.call;

import java.util.ArrayList;
import java.util.List;

/**
 * A request's path: its segments as they were sent, decoded one by one when they are asked for.
 *
 * <p>Segments are cut before they are decoded, so an id may hold a slash ({@code %2F}).
 */
public final class PathText {
    private final List<String> raw;

    private PathText(List<String> raw) {
        this.raw = raw;
    }

    /** Cuts {@code /a/b} into two segments; an empty segment, as a slash at the end makes it, counts as one. */
    static PathText of(String rawPath) {
        List<String> segments = new ArrayList<>(6);
        int from = rawPath.startsWith("/") ? 1 : 0;
        int slash = rawPath.indexOf('/', from);
        while (slash >= 0) {
            segments.add(rawPath.substring(from, slash));
            from = slash + 1;
            slash = rawPath.indexOf('/', from);
        }
        segments.add(rawPath.substring(from));
        return new PathText(segments);
    }

    public int size() {
        return raw.size();
    }

    /** Whether the segment was sent as exactly these characters. */
    public boolean is(int segment, String text) {
        return segment < raw.size() && raw.get(segment).equals(text);
    }

    /** Whether a segment is empty, which no path of ours has. */
    public boolean hasEmptySegment() {
        return raw.contains("");
    }

    /** The segment, percent-decoded once. */
    public String text(int segment) {
        return PercentText.segment(raw.get(segment));
    }
}
