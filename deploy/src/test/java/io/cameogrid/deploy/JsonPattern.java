package io.cameogrid.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A shortened answer as documentation shows it: members that it leaves out may be anything, and so may what it writes as
 * {@code "…"}; an array may go on.
 */
final class JsonPattern {
    private final JsonNode pattern;

    JsonPattern(JsonNode pattern) {
        this.pattern = pattern;
    }

    /** Where an answer is not as shown, or empty if it is. */
    Optional<String> difference(JsonNode answer) {
        return difference("", pattern, answer);
    }

    private static Optional<String> difference(String place, JsonNode shown, JsonNode actual) {
        if (shown.isTextual() && shown.asText().equals("…") && !actual.isMissingNode()) {
            return Optional.empty();
        }
        if (shown.isObject() && actual.isObject()) {
            return shown.properties().stream()
                    .map(member ->
                            difference(place + "/" + member.getKey(), member.getValue(), actual.path(member.getKey())))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        if (shown.isArray() && actual.isArray() && (!shown.isEmpty() || actual.isEmpty())) {
            return elements(place, shown, actual);
        }
        return shown.equals(actual) ? Optional.empty() : Optional.of(place + " is " + actual + ", not " + shown);
    }

    private static Optional<String> elements(String place, JsonNode shown, JsonNode actual) {
        for (int i = 0; i < shown.size(); i++) {
            Optional<String> difference = difference(place + "/" + i, shown.get(i), actual.path(i));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }
}
