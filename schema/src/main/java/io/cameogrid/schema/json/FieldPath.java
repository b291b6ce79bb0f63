package io.cameogrid.schema.json;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A place in documents: the member names from the root, joined with dots, and what is known about it.
 *
 * <p>{@code {"a": {"b": 1}}} and {@code {"a.b": 1}} are two places with the same text.
 *
 * @param <T> what is known about each path
 */
public final class FieldPath<T> {
    private static final String ID = "id";

    private final FieldPaths<T> paths;
    private final FieldPath<T> parent;
    private final String text;
    private final T plan;
    private final int slot;
    private final boolean id;
    private final ConcurrentHashMap<String, FieldPath<T>> children = new ConcurrentHashMap<>(2);

    /** The root, which is its own parent. */
    FieldPath(FieldPaths<T> paths, Function<String, T> planner) {
        this.paths = paths;
        this.parent = this;
        this.text = "";
        this.plan = planner.apply("");
        this.slot = 0;
        this.id = false;
    }

    FieldPath(FieldPath<T> parent, String name, Function<String, T> planner, int slot) {
        this.paths = parent.paths;
        this.parent = parent;
        this.text = parent.join(name);
        this.plan = planner.apply(text);
        this.slot = slot;
        this.id = parent.root() && name.equals(ID);
    }

    /** The names from the root, joined with dots. */
    public String text() {
        return text;
    }

    /** What is known about the path. */
    public T plan() {
        return plan;
    }

    /** The object that holds this one; the root is its own. */
    public FieldPath<T> parent() {
        return parent;
    }

    /** Whether this is the document itself. */
    public boolean root() {
        return parent == this;
    }

    /** Whether this is the member that repeats the document's id. */
    boolean id() {
        return id;
    }

    /** A number among the remembered members of the parent, or -1 if this path is not remembered. */
    int slot() {
        return slot;
    }

    FieldPath<T> child(String name) {
        FieldPath<T> known = children.get(name);
        return known == null ? paths.grow(this, name) : known;
    }

    ConcurrentHashMap<String, FieldPath<T>> children() {
        return children;
    }

    String join(String name) {
        return root() ? name : text + '.' + name;
    }

    @Override
    public String toString() {
        return text;
    }
}
