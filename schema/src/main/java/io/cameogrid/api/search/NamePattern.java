package io.cameogrid.api.search;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.schema.IndexName;
import java.util.regex.Pattern;

/** A pattern of index names, in which {@code *} stands for anything, nothing included. */
public record NamePattern(String text) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9._*-]{1,128}");

    /** @throws CameoGridException INVALID_INDEX_NAME if no index could have such a name */
    public NamePattern {
        if (!FORM.matcher(text).matches()) {
            throw new CameoGridException(
                            ErrorCode.INVALID_INDEX_NAME,
                            "a pattern of index names is 1 to 128 of a-z, 0-9, '.', '_', '-' and '*'")
                    .with("index", text.length() <= 128 ? text : text.substring(0, 128) + "…");
        }
    }

    public static NamePattern of(String text) {
        return new NamePattern(text);
    }

    /** Whether the name is as the pattern says; each star is tried at its first place, and moved on only if that fails. */
    public boolean matches(IndexName name) {
        String value = name.value();
        int at = 0;
        int inPattern = 0;
        int star = -1;
        int retry = 0;
        while (at < value.length()) {
            if (inPattern < text.length() && text.charAt(inPattern) == '*') {
                star = inPattern++;
                retry = at;
            } else if (inPattern < text.length() && text.charAt(inPattern) == value.charAt(at)) {
                inPattern++;
                at++;
            } else if (star >= 0) {
                inPattern = star + 1;
                at = ++retry;
            } else {
                return false;
            }
        }
        while (inPattern < text.length() && text.charAt(inPattern) == '*') {
            inPattern++;
        }
        return inPattern == text.length();
    }
}
