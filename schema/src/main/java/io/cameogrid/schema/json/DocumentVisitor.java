package io.cameogrid.schema.json;

/**
 * Takes what {@link DocumentReader} finds, in the order of the document.
 *
 * @param <T> what is known about each path
 */
@FunctionalInterface
public interface DocumentVisitor<T> {
    /** A string, number, boolean or null. Objects show only as the parents of the path, and empty ones not at all. */
    void value(FieldPath<T> path, Leaf leaf);

    /** An array begins at the path; whatever comes until it ends is in it. */
    default void arrayBegins(FieldPath<T> path) {
        // Most visitors take the values as they come.
    }

    /** The array at the path that began last ends. */
    default void arrayEnds(FieldPath<T> path) {
        // Most visitors take the values as they come.
    }
}
