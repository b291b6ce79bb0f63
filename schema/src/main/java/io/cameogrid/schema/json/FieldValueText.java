package io.cameogrid.schema.json;

/** How refusals show a value: what it is, and its beginning. */
public final class FieldValueText {
    private static final int MAX_SHOWN = 60;

    private FieldValueText() {}

    /** The value with its kind, such as {@code the text "1"} or {@code the number 1.5}. */
    public static String describe(Leaf leaf) {
        return switch (leaf.kind()) {
            case STRING -> "the text \"" + abbreviate(leaf.text()) + '"';
            case INTEGER, BIG_INTEGER, DECIMAL -> "the number " + abbreviate(leaf.text());
            case BOOLEAN -> leaf.text();
            case NULL -> "null";
        };
    }

    /** The beginning of a text that somebody wrote, a value or a name; the whole text if it is short. */
    public static String abbreviate(String text) {
        if (text.length() <= MAX_SHOWN) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MAX_SHOWN - 1)) ? MAX_SHOWN - 1 : MAX_SHOWN;
        return text.substring(0, end) + "…";
    }
}
