package io.cameogrid.rest.json;

import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.api.search.Annotation;
import io.cameogrid.api.search.Hit;

/**
 * Writes a hit: our members in front of the document's own bytes, which are not parsed.
 *
 * <p>A document may have a member {@code id} of its own, which equals the id; then ours is left out. Only bytes that
 * could spell such a member cause a closer look.
 */
final class HitSplice {
    private HitSplice() {}

    static void append(JsonBuffer out, Hit hit) {
        out.beginObject();
        if (!namesId(hit.source())) {
            out.name("id").value(hit.id());
        }
        hit.index().ifPresent(index -> out.name("_index").value(index.value()));
        out.name("_score").value(hit.score());
        hit.annotation().explanation().ifPresent(tree -> explain(out.name("_explanation"), tree));
        if (!hit.annotation().highlight().isEmpty()) {
            out.name("_highlight").beginObject();
            hit.annotation()
                    .highlight()
                    .forEach((field, pieces) -> out.key(field).strings(pieces));
            out.endObject();
        }
        appendMembers(out, hit.source());
    }

    private static void explain(JsonBuffer out, Annotation.Explanation tree) {
        out.beginObject().name("value").value((float) tree.value());
        out.name("description").value(tree.description());
        if (!tree.details().isEmpty()) {
            out.name("details").beginArray();
            tree.details().forEach(part -> explain(out, part));
            out.endArray();
        }
        out.endObject();
    }

    /** The members of the source and its closing brace. */
    private static void appendMembers(JsonBuffer out, JsonBytes source) {
        byte[] bytes = source.array();
        int first = 1;
        while (isSpace(bytes[first])) {
            first++;
        }
        if (bytes[first] == '}') {
            out.endObject();
            return;
        }
        out.put(',').append(bytes, first, bytes.length).comma(true);
    }

    private static boolean namesId(JsonBytes source) {
        byte[] bytes = source.array();
        return mightNameId(bytes) && hasTopLevelId(bytes);
    }

    /** Whether the bytes {@code "id"} occur anywhere, or an escape that could spell one of its letters. */
    private static boolean mightNameId(byte[] bytes) {
        for (int i = 0; i < bytes.length - 3; i++) {
            if (bytes[i] == '"' && bytes[i + 1] == 'i' && bytes[i + 2] == 'd' && bytes[i + 3] == '"') {
                return true;
            }
            if (bytes[i] == '\\' && bytes[i + 1] == 'u' && bytes[i + 2] == '0' && bytes[i + 3] == '0') {
                return true;
            }
        }
        return false;
    }

    /** The source is valid JSON: a text at depth one is a name exactly if a colon follows it. */
    private static boolean hasTopLevelId(byte[] bytes) {
        int depth = 0;
        int i = 0;
        while (i < bytes.length) {
            switch (bytes[i]) {
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                case '"' -> {
                    int end = endOfText(bytes, i);
                    if (depth == 1 && spellsId(bytes, i + 1, end) && colonFollows(bytes, end)) {
                        return true;
                    }
                    i = end;
                }
                default -> {}
            }
            i++;
        }
        return false;
    }

    /** Index of the quote that ends the text which begins there. */
    private static int endOfText(byte[] bytes, int quote) {
        int i = quote + 1;
        while (bytes[i] != '"') {
            i += bytes[i] == '\\' ? 2 : 1;
        }
        return i;
    }

    private static boolean colonFollows(byte[] bytes, int quote) {
        int i = quote + 1;
        while (isSpace(bytes[i])) {
            i++;
        }
        return bytes[i] == ':';
    }

    private static boolean spellsId(byte[] bytes, int from, int to) {
        int afterI = letter(bytes, from, to, 'i');
        return afterI > 0 && letter(bytes, afterI, to, 'd') == to;
    }

    /** Index behind the letter, be it plain or escaped; -1 if something else is there. */
    private static int letter(byte[] bytes, int from, int to, char letter) {
        if (from < to && bytes[from] == letter) {
            return from + 1;
        }
        String escape = "\\u00" + Integer.toHexString(letter);
        if (to - from < escape.length()) {
            return -1;
        }
        for (int i = 0; i < escape.length(); i++) {
            if (bytes[from + i] != escape.charAt(i)) {
                return -1;
            }
        }
        return from + escape.length();
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
