package io.cameogrid.schema.json;

/**
 * Takes what {@link DocumentReader} finds, in the order of the document.
 *
 * @param <T> what is known about each path
 */
public interface DocumentVisitor<T> {
    /** A string, number, boolean or null. */
    void value(FieldPath<T> path, Leaf leaf);

    /** An object begins at the path; its members follow with longer paths. */
    void object(FieldPath<T> path, boolean oneOfMany);
}
