package io.cameogrid.schema.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How CameoGrid reads JSON everywhere: the limits, the factories that hold them, and the one form of their refusals.
 *
 * <p>The factories are thread-safe. They do not look at the bytes below the JSON: {@link #requireWellFormed} does that.
 */
public final class StrictJson {
    /** Objects and arrays inside each other. */
    public static final int MAX_DEPTH = 64;

    /** The longest text value, in characters. */
    public static final int MAX_STRING_LENGTH = 64 << 20;

    /** The longest member name, in bytes of UTF-8. */
    public static final int MAX_NAME_BYTES = 256;

    /** The longest spelling of a number. */
    public static final int MAX_NUMBER_LENGTH = 1_000;

    private static final Pattern START_MARKER =
            Pattern.compile(" \\(start marker at \\[Source: .*?; (line: \\d+, column: \\d+)\\]\\)");
    private static final Pattern SETTING = Pattern.compile(", from `[^`]*`|: enable `[^`]*` to allow");

    /** How the parser says that a limit is exceeded. */
    private static final Pattern LIMIT = Pattern.compile(
            "^(Document nesting depth|Number value length|Name length|String value length) .*exceeds the maximum allowed"
                    + " \\((\\d+)");

    private static final JsonFactory STRICT = factory(true);
    private static final JsonFactory DOCUMENTS = factory(false);

    private StrictJson() {}

    /** The factory for whatever is no document: refuses duplicate members by itself. */
    public static JsonFactory factory() {
        return STRICT;
    }

    /** The factory for passing over documents, whose duplicate members {@link DocumentReader} finds more cheaply. */
    public static JsonFactory documentFactory() {
        return DOCUMENTS;
    }

    /**
     * Checks what a JSON parser lets through: UTF-8 that is none, and escapes that spell half of a surrogate pair.
     *
     * @throws CameoGridException MALFORMED_JSON with line and column
     */
    public static void requireWellFormed(byte[] utf8, int from, int to) {
        Utf8Check.run(utf8, from, to);
    }

    /** A parser's refusal as ours, with line and column where it knows them. */
    public static CameoGridException malformed(JsonProcessingException refusal) {
        String message =
                START_MARKER.matcher(limitText(refusal.getOriginalMessage())).replaceAll(" (opened at $1)");
        message = SETTING.matcher(message).replaceAll("");
        JsonLocation location = refusal.getLocation();
        return location == null
                ? new CameoGridException(ErrorCode.MALFORMED_JSON, message)
                : malformed(message, location);
    }

    /**
     * What is said where the parser met one of our limits; it does not know the place itself.
     *
     * @param place where the parser stands
     */
    public static CameoGridException beyondLimit(StreamConstraintsException refusal, JsonLocation place) {
        return malformed(limitText(refusal.getOriginalMessage()), place);
    }

    private static String limitText(String message) {
        Matcher limit = LIMIT.matcher(message);
        if (!limit.find()) {
            return message;
        }
        String most = limit.group(2);
        return switch (limit.group(1)) {
            case "Document nesting depth" ->
                "Objects and arrays are more than " + most + " levels inside each other; make it flatter";
            case "Number value length" ->
                "A number has more than " + most + " digits; send it as a string, or with fewer digits";
            case "Name length" -> "The name of a member is longer than " + MAX_NAME_BYTES + " bytes; shorten it";
            default -> "A string has more than " + most + " characters; split it";
        };
    }

    /** A refusal at a place. */
    public static CameoGridException malformed(String message, JsonLocation location) {
        return malformed(message, location.getLineNr(), location.getColumnNr());
    }

    static CameoGridException malformed(String message, int line, int column) {
        return new CameoGridException(ErrorCode.MALFORMED_JSON, message + " (line " + line + ", column " + column + ")")
                .with("line", line)
                .with("column", column);
    }

    private static JsonFactory factory(boolean duplicateDetection) {
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxStringLength(MAX_STRING_LENGTH)
                // Counted in units of the parser's own; a backstop behind the reader's exact count.
                .maxNameLength(4 * MAX_NAME_BYTES)
                .maxNumberLength(MAX_NUMBER_LENGTH)
                .build();
        return new JsonFactoryBuilder()
                .streamReadConstraints(constraints)
                // Requests may run on virtual threads, for which thread-local buffers would never be used twice.
                .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
                .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, duplicateDetection)
                .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                .enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                // UTF-8 and nothing else.
                .disable(JsonFactory.Feature.CHARSET_DETECTION)
                .build();
    }
}
