package io.cameogrid.schema;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How an index takes fields that nobody declared, and which it did not take.
 *
 * @param unindexed paths that documents brought and that are kept without being indexed; the first of them, should there be
 *     more than the list holds
 * @param unlisted whether there may have been more when the list had no room, though it may have room again
 */
public record Growth(Dynamic dynamic, SortedSet<String> unindexed, boolean unlisted) {
    /** How many paths are listed at most. */
    public static final int MOST_LISTED = 100;

    /** Every field is taken, and none is left out yet. */
    public static final Growth FREE = new Growth(Dynamic.TRUE, Collections.emptySortedSet());

    public Growth {
        unindexed = Collections.unmodifiableSortedSet(new TreeSet<>(unindexed));
    }

    /** All that was left out is listed, as far as the list has room. */
    public Growth(Dynamic dynamic, SortedSet<String> unindexed) {
        this(dynamic, unindexed, false);
    }

    /** What becomes of fields that nobody declared. */
    public enum Dynamic {
        /** They are indexed, as far as the index has room for fields. */
        TRUE,
        /** They are kept, not indexed. */
        FALSE,
        /** Documents that bring any are refused. */
        STRICT;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Dynamic> find(String name) {
            return Arrays.stream(values())
                    .filter(dynamic -> dynamic.wireName().equals(name))
                    .findFirst();
        }
    }

    /** Whether another path can be listed. */
    public boolean hasRoom() {
        return unindexed.size() < MOST_LISTED;
    }

    /** Whether there may be more paths that are not indexed than are listed. */
    public boolean mayHaveMore() {
        return unlisted || !hasRoom();
    }

    public Growth withDynamic(Dynamic other) {
        return new Growth(other, unindexed, unlisted);
    }

    /** With the paths in the list, as far as it has room for them. */
    public Growth leavingOut(Collection<String> paths) {
        TreeSet<String> all = new TreeSet<>(unindexed);
        boolean more = unlisted;
        for (String path : paths) {
            if (all.size() < MOST_LISTED) {
                all.add(path);
            } else {
                more |= !all.contains(path);
            }
        }
        return new Growth(dynamic, all, more);
    }

    /** With what the other one has left out. */
    public Growth leavingOut(Growth other) {
        Growth both = leavingOut(other.unindexed);
        return new Growth(dynamic, both.unindexed, both.unlisted || other.unlisted);
    }

    /** Without those that are fields now. That makes room, and what the full list may have lacked is lacking still. */
    public Growth without(Collection<String> fields) {
        TreeSet<String> rest = new TreeSet<>(unindexed);
        boolean less = rest.removeAll(fields);
        return less ? new Growth(dynamic, rest, mayHaveMore()) : this;
    }
}
