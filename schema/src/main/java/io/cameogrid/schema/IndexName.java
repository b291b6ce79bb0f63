package io.cameogrid.schema;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.util.regex.Pattern;

/** The checked name of an index. It never becomes a path: directories carry the index's internal id. */
public record IndexName(String value) implements Comparable<IndexName> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,127}");

    /** @throws CameoGridException INVALID_INDEX_NAME if the name does not have the form */
    public IndexName {
        if (!FORM.matcher(value).matches() || value.contains("..")) {
            throw new CameoGridException(
                            ErrorCode.INVALID_INDEX_NAME,
                            "an index name is 1 to 128 of a-z, 0-9, '.', '_', '-', begins with a letter or digit and has"
                                    + " no '..'")
                    .with("index", abbreviated(value));
        }
    }

    public static IndexName of(String value) {
        return new IndexName(value);
    }

    private static String abbreviated(String value) {
        return value.length() <= 128 ? value : value.substring(0, 128) + "…";
    }

    @Override
    public int compareTo(IndexName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
