package io.cameogrid.schema;

import java.util.List;

/**
 * Another name for one index or several.
 *
 * @param indexes those that there are of the ones it was given, in the order of names; none if all of them were dropped
 * @param version counts its changes, from 1
 */
public record IndexAlias(IndexName name, List<IndexName> indexes, long version) {
    public IndexAlias {
        indexes = List.copyOf(indexes);
    }
}
