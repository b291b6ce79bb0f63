package io.cameogrid.rest.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.rest.call.ByteSpan;
import io.cameogrid.rest.call.Nearest;
import io.cameogrid.schema.json.FieldValueText;
import io.cameogrid.schema.json.StrictJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads a small request body member by member; whatever is not as expected is refused with its name and place.
 *
 * <p>A member that may be left out may also be {@code null}.
 */
final class RequestJson implements AutoCloseable {
    private final JsonParser parser;
    private String member = "";

    private RequestJson(JsonParser parser) {
        this.parser = parser;
    }

    static RequestJson open(ByteSpan body) {
        return new RequestJson(JsonText.openRequest(body));
    }

    /** Steps into the object that must come first. */
    RequestJson beginObject() {
        return expectFirst(JsonToken.START_OBJECT, "an object");
    }

    /** Steps into the array that must come first. */
    RequestJson beginArray() {
        return expectFirst(JsonToken.START_ARRAY, "an array");
    }

    private RequestJson expectFirst(JsonToken expected, String words) {
        JsonToken first = next();
        if (first == JsonToken.NOT_AVAILABLE) {
            throw located(new CameoGridException(ErrorCode.MALFORMED_JSON, "the body is empty; expected JSON"));
        }
        if (first != expected) {
            throw refusal("the body must be " + words + ", but is " + found());
        }
        return this;
    }

    /** Moves to the next member of the present object, or to behind its end. */
    boolean hasMember() {
        if (next() == JsonToken.END_OBJECT) {
            return false;
        }
        try {
            member = parser.currentName();
            next();
            return true;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Moves to the next element of the present array, or to behind its end. */
    boolean hasElement() {
        return next() != JsonToken.END_ARRAY;
    }

    /** The name of the present member. */
    String member() {
        return member;
    }

    /** Makes sure that nothing follows. */
    void end() {
        if (next() != JsonToken.NOT_AVAILABLE) {
            throw located(new CameoGridException(
                    ErrorCode.MALFORMED_JSON, "something follows the JSON that is the whole body"));
        }
    }

    boolean isObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    boolean isArray() {
        return parser.currentToken() == JsonToken.START_ARRAY;
    }

    boolean isText() {
        return parser.currentToken() == JsonToken.VALUE_STRING;
    }

    boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    Optional<String> text() {
        return isNull() ? Optional.empty() : Optional.of(requireText());
    }

    String requireText() {
        return requireText("'" + member + "'");
    }

    /** @param what names the value where it is no member */
    String requireText(String what) {
        if (!isText()) {
            throw refusal(what + " must be a string, but is " + found());
        }
        try {
            return parser.getText();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** A text, number or truth value as a text. */
    Optional<String> scalar() {
        if (isNull()) {
            return Optional.empty();
        }
        if (!parser.currentToken().isScalarValue()) {
            throw refusal("'" + member + "' must be a string, a number, true or false, but is " + found());
        }
        try {
            return Optional.of(parser.getText());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    boolean flag(boolean otherwise) {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> otherwise;
            default -> throw refusal("'" + member + "' must be true or false, but is " + found());
        };
    }

    /** A whole number that is not negative. */
    OptionalInt count() {
        return count(0, Integer.MAX_VALUE);
    }

    /** A whole number between two others, which may be it. */
    OptionalInt count(int least, int most) {
        if (isNull()) {
            return OptionalInt.empty();
        }
        try {
            if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                    && parser.getNumberType() == JsonParser.NumberType.INT
                    && parser.getIntValue() >= least
                    && parser.getIntValue() <= most) {
                return OptionalInt.of(parser.getIntValue());
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        throw refusal(
                "'" + member + "' must be a whole number from " + least + " to " + most + ", but is " + foundNumber());
    }

    List<String> texts() {
        if (!isArray()) {
            throw refusal("'" + member + "' must be an array of strings, but is " + found());
        }
        List<String> texts = new ArrayList<>();
        while (hasElement()) {
            texts.add(requireText());
        }
        return texts;
    }

    /** One or several texts, numbers or flags, as texts. */
    List<String> plainValues() {
        if (!isArray()) {
            return List.of(plainValue());
        }
        List<String> values = new ArrayList<>();
        while (hasElement()) {
            values.add(plainValue());
        }
        return values;
    }

    private String plainValue() {
        JsonToken token = parser.currentToken();
        if (token == null || !token.isScalarValue() || token == JsonToken.VALUE_NULL) {
            throw refusal("'" + member + "' must be a string, a number, true, false, or an array of these, but is "
                    + found());
        }
        try {
            return parser.getText();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The present value must be an object; steps into it. */
    void requireObject() {
        if (!isObject()) {
            throw refusal("'" + member + "' must be an object, but is " + found());
        }
    }

    /** What is thrown for a member that is not known here. */
    CameoGridException unknown(List<String> known) {
        return located(new CameoGridException(
                        ErrorCode.UNKNOWN_MEMBER,
                        "there is no member " + Nearest.quoted(member) + " here" + Nearest.hint(member, known))
                .with("field", member));
    }

    /** What is thrown for a value of the present member that cannot be used. */
    CameoGridException refusal(String detail) {
        CameoGridException refusal = new CameoGridException(ErrorCode.INVALID_REQUEST, detail);
        return located(member.isEmpty() ? refusal : refusal.with("field", member));
    }

    private CameoGridException located(CameoGridException refusal) {
        JsonLocation place = parser.currentTokenLocation();
        return refusal.with("line", place.getLineNr()).with("column", Math.max(1, place.getColumnNr()));
    }

    private CameoGridException unreadable(IOException e) {
        return e instanceof StreamConstraintsException refusal
                ? StrictJson.beyondLimit(refusal, parser.currentLocation())
                : JsonText.unreadable(e);
    }

    private String found() {
        return JsonWords.of(parser.currentToken());
    }

    private String foundNumber() {
        if (!parser.currentToken().isNumeric()) {
            return found();
        }
        try {
            return FieldValueText.abbreviate(parser.getText());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The next token; NOT_AVAILABLE stands for the end of the text. */
    private JsonToken next() {
        try {
            JsonToken token = parser.nextToken();
            return token == null ? JsonToken.NOT_AVAILABLE : token;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }
}
