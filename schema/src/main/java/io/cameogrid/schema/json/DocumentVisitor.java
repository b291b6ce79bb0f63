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
}
