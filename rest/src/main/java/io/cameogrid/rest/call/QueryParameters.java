package io.cameogrid.rest.call;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The parameters behind the question mark: known ones only, each at most once. */
public final class QueryParameters {
    private final Map<String, String> values;

    private QueryParameters(Map<String, String> values) {
        this.values = values;
    }

    /** @throws CameoGridException INVALID_PARAMETER naming the parameter that is not known, or is given twice */
    static QueryParameters parse(Optional<String> rawQuery, List<String> known) {
        if (rawQuery.isEmpty() || rawQuery.get().isEmpty()) {
            return new QueryParameters(Map.of());
        }
        Map<String, String> values = new HashMap<>();
        for (String pair : rawQuery.get().split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = PercentText.parameter(equals < 0 ? pair : pair.substring(0, equals));
            if (!known.contains(name)) {
                throw refusal(
                        name, "there is no parameter " + Nearest.quoted(name) + " here" + Nearest.hint(name, known));
            }
            if (values.put(name, equals < 0 ? "" : PercentText.parameter(pair.substring(equals + 1))) != null) {
                throw refusal(name, "the parameter '" + name + "' is given twice");
            }
        }
        return new QueryParameters(values);
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The parameter, which must be there. */
    public String require(String name) {
        return text(name).orElseThrow(() -> refusal(name, "the parameter '" + name + "' is missing"));
    }

    /** {@code true} or {@code false}; a name alone means true. */
    public boolean flag(String name, boolean otherwise) {
        return text(name)
                .map(value -> switch (value) {
                    case "true", "" -> true;
                    case "false" -> false;
                    default -> throw refusal(name, "'" + name + "' must be true or false");
                })
                .orElse(otherwise);
    }

    /** A whole number that is not negative. */
    public OptionalInt count(String name) {
        Optional<String> value = text(name);
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!value.get().matches("[0-9]{1,9}")) {
            throw refusal(name, "'" + name + "' must be a whole number from 0 to 999999999");
        }
        return OptionalInt.of(Integer.parseInt(value.get()));
    }

    /** What is thrown for a parameter that cannot be used. */
    public static CameoGridException refusal(String name, String detail) {
        return new CameoGridException(ErrorCode.INVALID_PARAMETER, detail).with("parameter", name);
    }
}
