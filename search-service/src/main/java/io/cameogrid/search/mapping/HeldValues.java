package io.cameogrid.search.mapping;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;

/** Counts what a search holds of long values, one for each hit that it has until then. Confined to the search. */
final class HeldValues {
    private static final long MOST = 64L << 20;

    private final String name;
    private long bytes;

    /** @param name of the column */
    HeldValues(String name) {
        this.name = name;
    }

    /**
     * Counts the length of a value that takes the place of another.
     *
     * @throws CameoGridException INVALID_PARAMETER if all take too much
     */
    void replace(int before, int now) {
        bytes += now - before;
        if (bytes > MOST) {
            String field = IndexFields.path(name);
            throw new CameoGridException(
                            ErrorCode.INVALID_PARAMETER,
                            "the values of '" + field + "' by which the hits are sorted take more than " + (MOST >> 20)
                                    + " MB; ask for fewer hits, or sort by something shorter")
                    .with("parameter", "sort")
                    .with("field", field);
        }
    }
}
