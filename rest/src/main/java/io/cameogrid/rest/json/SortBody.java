package io.cameogrid.rest.json;

import io.cameogrid.api.search.SortKey;
import io.cameogrid.api.search.SortKey.Missing;
import io.cameogrid.api.search.SortKey.Mode;
import io.cameogrid.rest.call.QueryParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads an order: a key, or an array of keys, the most significant first. A key is a text, {@code "price"} or
 * {@code "price:desc"}, or an object with {@code field, order, missing, mode}.
 */
final class SortBody {
    private static final List<String> MEMBERS = List.of("field", "order", "missing", "mode");

    private SortBody() {}

    /** The order that the present value is; none for null. */
    static List<SortKey> read(RequestJson json) {
        List<SortKey> sort = new ArrayList<>();
        if (json.isArray()) {
            while (json.hasElement()) {
                sort.add(key(json));
            }
        } else if (!json.isNull()) {
            sort.add(key(json));
        }
        return sort;
    }

    /** The order that a parameter of an address is. */
    static List<SortKey> of(List<String> texts) {
        return texts.stream()
                .map(text -> key(text, detail -> QueryParameters.refusal("sort", detail)))
                .toList();
    }

    private static SortKey key(RequestJson json) {
        return json.isText() ? key(json.requireText("a sort key"), json::refusal) : object(json);
    }

    /** {@code field}, {@code field:asc} or {@code field:desc}. */
    private static SortKey key(String text, Function<String, RuntimeException> refusal) {
        int colon = text.lastIndexOf(':');
        String field = colon < 0 ? text : text.substring(0, colon);
        String order = colon < 0 ? "asc" : text.substring(colon + 1);
        if (field.isEmpty() || !(order.equals("asc") || order.equals("desc"))) {
            throw refusal.apply("'sort' must be field, field:asc or field:desc");
        }
        return new SortKey(field, order.equals("asc"));
    }

    private static SortKey object(RequestJson json) {
        if (!json.isObject()) {
            throw json.refusal(
                    "a sort key must be an object as {\"field\": \"price\", \"order\": \"desc\"}, or a string as"
                            + " \"price:desc\"");
        }
        Optional<String> field = Optional.empty();
        boolean ascending = true;
        Missing missing = Missing.LAST;
        Mode mode = Mode.NATURAL;
        while (json.hasMember()) {
            switch (json.member()) {
                case "field" -> field = json.text();
                case "order" -> ascending = ascending(json);
                case "missing" -> missing = missing(json);
                case "mode" -> mode = mode(json);
                default -> throw json.unknown(MEMBERS);
            }
        }
        String path = field.orElseThrow(() -> json.refusal("a sort names no 'field'"));
        return new SortKey(path, ascending, missing, mode, Optional.empty());
    }

    private static boolean ascending(RequestJson json) {
        return switch (json.text().orElse("asc")) {
            case "asc" -> true;
            case "desc" -> false;
            default -> throw json.refusal("'order' must be \"asc\" or \"desc\"");
        };
    }

    private static Missing missing(RequestJson json) {
        String text = json.scalar().orElse("last");
        return switch (text) {
            case "first" -> Missing.FIRST;
            case "last" -> Missing.LAST;
            default -> new Missing.Value(text);
        };
    }

    private static Mode mode(RequestJson json) {
        Optional<String> text = json.text();
        for (Mode mode : Mode.values()) {
            if (mode != Mode.NATURAL && text.equals(Optional.of(mode.name().toLowerCase(Locale.ROOT)))) {
                return mode;
            }
        }
        if (text.isPresent()) {
            throw json.refusal("'mode' must be \"min\", \"max\", \"avg\", \"sum\" or \"median\"");
        }
        return Mode.NATURAL;
    }
}
