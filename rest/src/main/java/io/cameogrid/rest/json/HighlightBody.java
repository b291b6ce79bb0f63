package io.cameogrid.rest.json;

import io.cameogrid.api.search.Annotations.Highlight;
import java.util.List;
import java.util.Optional;

/** Reads what a search wants to be highlighted: {@code true}, or an object. */
final class HighlightBody {
    private static final List<String> MEMBERS =
            List.of("fields", "pre_tag", "post_tag", "fragment_size", "number_of_fragments", "escape_html");
    private static final int MAX_FIELDS = 100;
    private static final int MAX_TAG = 64;
    private static final int MAX_FRAGMENTS = 100;
    private static final int MIN_SIZE = 10;
    private static final int MAX_SIZE = 10_000;

    private static final Highlight DEFAULT = new Highlight(List.of(), "<em>", "</em>", 100, 5, false);

    private HighlightBody() {}

    /** By default, in all fields that the query looks into. */
    static Optional<Highlight> wanted(boolean flag) {
        return flag ? Optional.of(DEFAULT) : Optional.empty();
    }

    static Optional<Highlight> read(RequestJson json) {
        if (!json.isObject()) {
            return wanted(json.flag(false));
        }
        List<String> fields = DEFAULT.fields();
        String preTag = DEFAULT.preTag();
        String postTag = DEFAULT.postTag();
        int size = DEFAULT.fragmentSize();
        int fragments = DEFAULT.fragments();
        boolean escape = DEFAULT.escape();
        while (json.hasMember()) {
            switch (json.member()) {
                case "fields" -> fields = json.isNull() ? List.of() : json.texts();
                case "pre_tag" -> preTag = tag(json).orElse(preTag);
                case "post_tag" -> postTag = tag(json).orElse(postTag);
                case "fragment_size" -> size = within(json, MIN_SIZE, MAX_SIZE, size);
                case "number_of_fragments" -> fragments = within(json, 0, MAX_FRAGMENTS, fragments);
                case "escape_html" -> escape = json.flag(escape);
                default -> throw json.unknown(MEMBERS);
            }
        }
        if (fields.size() > MAX_FIELDS) {
            throw json.refusal("'fields' of 'highlight' names more than " + MAX_FIELDS + " fields");
        }
        return Optional.of(new Highlight(fields, preTag, postTag, size, fragments, escape));
    }

    private static Optional<String> tag(RequestJson json) {
        Optional<String> tag = json.text();
        if (tag.isPresent() && tag.get().length() > MAX_TAG) {
            throw json.refusal("'" + json.member() + "' has more than " + MAX_TAG + " characters");
        }
        return tag;
    }

    private static int within(RequestJson json, int least, int most, int otherwise) {
        return json.count(least, most).orElse(otherwise);
    }
}
