package io.cameogrid.api.search;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.schema.IndexName;
import java.util.ArrayList;
import java.util.List;

/**
 * What a search covers: indexes and aliases by their names, and by patterns in which {@code *} stands for anything.
 *
 * @param shown whether each hit says which index it is of
 */
public record SearchTarget(List<IndexName> names, List<NamePattern> patterns, boolean shown) {
    /** Names and patterns that a search may have, and indexes that they may stand for. */
    public static final int MOST = 100;

    public SearchTarget {
        names = List.copyOf(names);
        patterns = List.copyOf(patterns);
    }

    /** One index, or whatever an alias of the name stands for. */
    public static SearchTarget of(IndexName name) {
        return new SearchTarget(List.of(name), List.of(), false);
    }

    /** @throws CameoGridException INVALID_INDEX_NAME for what is neither a name nor a pattern; INVALID_PARAMETER for too many, or none */
    public static SearchTarget of(List<String> texts) {
        if (texts.isEmpty() || texts.size() > MOST) {
            throw new CameoGridException(
                            ErrorCode.INVALID_PARAMETER,
                            "a search names 1 to " + MOST + " indexes, aliases or patterns; got " + texts.size())
                    .with("parameter", "indexes");
        }
        List<IndexName> names = new ArrayList<>();
        List<NamePattern> patterns = new ArrayList<>();
        for (String text : texts) {
            if (text.indexOf('*') >= 0) {
                patterns.add(NamePattern.of(text));
            } else {
                names.add(IndexName.of(text));
            }
        }
        return new SearchTarget(names, patterns, true);
    }

    /** The same search of the indexes that the names stand for. */
    public SearchTarget resolved(List<IndexName> indexes, boolean nowShown) {
        return new SearchTarget(indexes, List.of(), nowShown);
    }
}
