package io.cameogrid.query;

/**
 * Finds where a value ends that begins with a slash, be it a facet path or a regular expression.
 *
 * <p>It ends at white space, at a parenthesis that it did not open, or at a boost; a backslash keeps any of them inside. A
 * parenthesis in a character class opens and closes nothing.
 */
final class SlashScan {

    private final String text;
    private int openGroups;
    private boolean insideClass;

    SlashScan(String text) {
        this.text = text;
    }

    /** The offset after the text that begins at another; one more than there is when a backslash lacks its character. */
    int end(int start) {
        int i = start;
        while (i < text.length() && !endsAt(i)) {
            track(text.charAt(i));
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return i;
    }

    private boolean endsAt(int i) {
        char c = text.charAt(i);
        if (insideClass || openGroups > 0) {
            return Syntax.isSpace(c);
        }
        return Syntax.isSpace(c) || c == ')' || (c == '^' && isBoost(i));
    }

    private void track(char c) {
        switch (c) {
            case '[' -> insideClass = true;
            case ']' -> insideClass = false;
            case '(' -> openGroups += insideClass ? 0 : 1;
            case ')' -> openGroups -= insideClass ? 0 : 1;
            default -> {}
        }
    }

    private boolean isBoost(int caret) {
        int i = caret + 1;
        while (i < text.length() && (Syntax.isDigit(text.charAt(i)) || text.charAt(i) == '.')) {
            i++;
        }
        boolean ended = i == text.length() || Syntax.isSpace(text.charAt(i)) || ")^".indexOf(text.charAt(i)) >= 0;
        return i > caret + 1 && ended;
    }
}
