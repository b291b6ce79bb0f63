package io.cameogrid.search.port;

/**
 * Which contents a node's partitions had when it looked at them, told in a few bytes.
 *
 * @param identity another one after every change, even of what only merging did; the same one as long as nothing changes
 * @param documents in the partitions
 * @param places of documents, those of deleted ones included
 */
public record Edition(long identity, long documents, long places) {
    /** Of no partitions. */
    public static final Edition NONE = new Edition(0, 0, 0);

    public boolean same(Edition other) {
        return identity == other.identity;
    }

    /** How many documents came, went, or were written anew, as far as their numbers tell. */
    public long distance(Edition other) {
        return Math.max(Math.abs(documents - other.documents), Math.abs(places - other.places));
    }
}
