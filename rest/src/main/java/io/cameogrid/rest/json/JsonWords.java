package io.cameogrid.rest.json;

import com.fasterxml.jackson.core.JsonToken;
import org.jspecify.annotations.Nullable;

/** Says in words what stands in a JSON text. */
final class JsonWords {
    private JsonWords() {}

    /** The kind of value that the token is or begins; absent at the end of the text. */
    static String of(@Nullable JsonToken token) {
        return switch (token) {
            case null -> "missing";
            case START_OBJECT, END_OBJECT, FIELD_NAME -> "an object";
            case START_ARRAY, END_ARRAY -> "an array";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            case VALUE_NULL -> "null";
            case VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> "missing";
        };
    }
}
