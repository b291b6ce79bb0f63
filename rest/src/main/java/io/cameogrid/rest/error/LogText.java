package io.cameogrid.rest.error;

/** Makes text from outside fit for one line of a log. */
public final class LogText {
    private static final int LONGEST = 200;

    private LogText() {}

    /** The text, cut to a length, with every control character and everything beyond ASCII escaped. */
    public static String of(String text) {
        StringBuilder clean = new StringBuilder(Math.min(text.length(), LONGEST) + 1);
        for (int i = 0; i < text.length() && i < LONGEST; i++) {
            char c = text.charAt(i);
            if (c >= 0x20 && c < 0x7f) {
                clean.append(c);
            } else {
                clean.append(String.format("\\u%04x", (int) c));
            }
        }
        return text.length() > LONGEST ? clean.append('…').toString() : clean.toString();
    }
}
