package io.cameogrid.search.port;

/** Something of an index that ranking has to know the frequency of; fields are named as Lucene knows them. */
public sealed interface Subject {
    String field();

    /** A field: how many documents have it, and how long it is. */
    record Field(String field) implements Subject {}

    /** A word of a field: how many documents have it. */
    record Word(String field, String text) implements Subject {}

    /**
     * The words of a field that are nearly one: which there are, and how many documents have each.
     *
     * @param edits by which a word may differ
     */
    record Near(String field, String text, int edits) implements Subject {}
}
