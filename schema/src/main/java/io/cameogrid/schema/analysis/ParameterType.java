package io.cameogrid.schema.analysis;

import io.cameogrid.schema.json.FieldValueText;
import java.util.List;
import java.util.Optional;

/** What a parameter of a step takes. */
public sealed interface ParameterType {
    /** Why these values cannot be the parameter's, to stand behind its name; empty if they can. */
    Optional<String> problem(List<String> values);

    /** Whether there may be several values, or none. */
    default boolean list() {
        return false;
    }

    /** True or false. */
    record Flag() implements ParameterType {
        @Override
        public Optional<String> problem(List<String> values) {
            String value = values.getFirst();
            return value.equals("true") || value.equals("false")
                    ? Optional.empty()
                    : Optional.of("is true or false, not '" + FieldValueText.abbreviate(value) + "'");
        }
    }

    /** A whole number within bounds. */
    record WholeNumber(int least, int most) implements ParameterType {
        private static final int DIGITS = 9;

        @Override
        public Optional<String> problem(List<String> values) {
            String value = values.getFirst();
            boolean number = value.matches("\\d{1," + DIGITS + "}");
            return number && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most
                    ? Optional.empty()
                    : Optional.of("is a whole number from " + least + " to " + most + ", not '"
                            + FieldValueText.abbreviate(value) + "'");
        }
    }

    /** One of some words. */
    record Choice(List<String> words) implements ParameterType {
        public Choice {
            words = List.copyOf(words);
        }

        @Override
        public Optional<String> problem(List<String> values) {
            return words.contains(values.getFirst())
                    ? Optional.empty()
                    : Optional.of("is none of " + String.join(", ", words) + ": '" + values.getFirst() + "'");
        }
    }

    /** A text of a few characters. */
    record Text(int most) implements ParameterType {
        @Override
        public Optional<String> problem(List<String> values) {
            int length = values.getFirst().length();
            return length >= 1 && length <= most
                    ? Optional.empty()
                    : Optional.of("has 1 to " + most + " characters, not " + length);
        }
    }

    /** Lines of text: words, or rules. */
    record Lines() implements ParameterType {
        private static final int MOST = 20_000;
        private static final int LONGEST = 1_000;

        @Override
        public boolean list() {
            return true;
        }

        @Override
        public Optional<String> problem(List<String> values) {
            if (values.isEmpty() || values.size() > MOST) {
                return Optional.of("has 1 to " + MOST + " entries, not " + values.size());
            }
            return values.stream()
                    .filter(line -> line.isBlank()
                            || line.length() > LONGEST
                            || line.startsWith("#")
                            || line.chars().anyMatch(Character::isISOControl))
                    .findFirst()
                    .map(line -> "takes entries of 1 to " + LONGEST
                            + " characters that do not begin with '#' and are in one line, not '"
                            + line.substring(0, Math.min(line.length(), 20)) + "'");
        }
    }
}
