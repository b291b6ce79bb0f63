package io.cameogrid.deploy.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.cameogrid.grid.trust.ClusterSecret;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How the value of a setting is read, and what it may be. */
sealed interface ValueType<T> {
    /** The value, or empty if it is not what is expected. */
    Optional<T> read(RawValue raw);

    /** What is expected, to follow the word "expected". */
    String expectation();

    /** A value as it was given, for messages. */
    default String show(RawValue raw) {
        return raw.value().toString();
    }

    /** A whole number in a range. */
    record Whole(int least, int most) implements ValueType<Integer> {
        private static final Pattern DIGITS = Pattern.compile("-?[0-9]{1,9}");

        @Override
        public Optional<Integer> read(RawValue raw) {
            JsonNode value = raw.value();
            if (value.isIntegralNumber() && value.canConvertToInt()) {
                return Optional.of(value.intValue()).filter(this::allows);
            }
            if (raw.typed() || !DIGITS.matcher(value.asText().strip()).matches()) {
                return Optional.empty();
            }
            return Optional.of(Integer.valueOf(value.asText().strip())).filter(this::allows);
        }

        private boolean allows(int number) {
            return number >= least && number <= most;
        }

        @Override
        public String expectation() {
            return "a whole number from " + least + " to " + most;
        }
    }

    /** A whole number that is a power of two. */
    record PowerOfTwo(int most) implements ValueType<Integer> {
        @Override
        public Optional<Integer> read(RawValue raw) {
            return new Whole(1, most).read(raw).filter(number -> Integer.bitCount(number) == 1);
        }

        @Override
        public String expectation() {
            return "a power of two from 1 to " + most;
        }
    }

    /** True or false. */
    record Flag() implements ValueType<Boolean> {
        @Override
        public Optional<Boolean> read(RawValue raw) {
            if (raw.typed()) {
                return Optional.of(raw.value()).filter(JsonNode::isBoolean).map(JsonNode::booleanValue);
            }
            return switch (raw.value().asText().strip().toLowerCase(Locale.ROOT)) {
                case "true", "yes", "1" -> Optional.of(true);
                case "false", "no", "0" -> Optional.of(false);
                default -> Optional.empty();
            };
        }

        @Override
        public String expectation() {
            return "true or false";
        }
    }

    /** Text of a given form. */
    record Text(Pattern form, String expectation) implements ValueType<String> {
        @Override
        public Optional<String> read(RawValue raw) {
            return Optional.of(raw.value())
                    .filter(JsonNode::isTextual)
                    .map(value -> value.asText().strip())
                    .filter(text -> form.matcher(text).matches());
        }
    }

    /** Text that is shown to nobody. */
    record Secret() implements ValueType<String> {
        @Override
        public Optional<String> read(RawValue raw) {
            return Optional.of(raw.value())
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::asText)
                    .filter(ClusterSecret::isLongEnough);
        }

        @Override
        public String expectation() {
            return "text of at least " + ClusterSecret.LEAST_CHARACTERS + " characters";
        }

        @Override
        public String show(RawValue raw) {
            return "(not shown)";
        }
    }

    /** A list of texts of one form; where only text can be written, they are separated by commas. */
    record Texts(Text each) implements ValueType<List<String>> {
        @Override
        public Optional<List<String>> read(RawValue raw) {
            List<RawValue> elements = new ArrayList<>();
            if (raw.typed()) {
                if (!raw.value().isArray()) {
                    return Optional.empty();
                }
                raw.value().forEach(element -> elements.add(new RawValue(element, true, raw.origin())));
            } else {
                for (String element : raw.value().asText().split("[,;]", -1)) {
                    elements.add(RawValue.text(element, raw.origin()));
                }
                elements.removeIf(element -> element.value().asText().isBlank());
            }
            List<String> texts = new ArrayList<>();
            elements.forEach(element -> each.read(element).ifPresent(texts::add));
            return texts.size() == elements.size() ? Optional.of(texts) : Optional.empty();
        }

        @Override
        public String expectation() {
            return "a list, each element of it " + each.expectation();
        }
    }
}
