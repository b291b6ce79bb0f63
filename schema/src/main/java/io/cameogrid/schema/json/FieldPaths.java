package io.cameogrid.schema.json;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The tree of paths that documents are read along, so that a value's path costs a look-up and no new text.
 *
 * <p>It grows with the documents, by the paths that are worth remembering and up to a bound; any other path is made
 * anew each time. Safe for use by many threads.
 *
 * @param <T> what is known about each path
 */
public final class FieldPaths<T> {
    private static final int MAX_REMEMBERED = 8_192;

    private final Function<String, T> planner;
    private final Predicate<String> worthRemembering;
    private final AtomicInteger remembered = new AtomicInteger();
    private final FieldPath<T> root;

    private FieldPaths(Function<String, T> planner, Predicate<String> worthRemembering) {
        this.planner = planner;
        this.worthRemembering = worthRemembering;
        this.root = new FieldPath<>(this, planner);
    }

    /**
     * Remembers the given paths and the objects on the way to them.
     *
     * @param planner says what is known about a path
     */
    public static <T> FieldPaths<T> of(Iterable<String> known, Function<String, T> planner) {
        NavigableSet<String> paths = new TreeSet<>();
        known.forEach(paths::add);
        return new FieldPaths<>(planner, path -> leadsTo(paths, path));
    }

    /** Remembers the paths that it meets first. */
    public static <T> FieldPaths<T> learning(Function<String, T> planner) {
        return new FieldPaths<>(planner, path -> true);
    }

    FieldPath<T> root() {
        return root;
    }

    /** A member that is not remembered yet. */
    FieldPath<T> grow(FieldPath<T> parent, String name) {
        requireName(parent, name);
        if (!worthRemembering.test(parent.join(name)) || parent.slot() < 0) {
            return new FieldPath<>(parent, name, planner, -1);
        }
        if (remembered.incrementAndGet() > MAX_REMEMBERED) {
            remembered.decrementAndGet();
            return new FieldPath<>(parent, name, planner, -1);
        }
        ConcurrentHashMap<String, FieldPath<T>> children = parent.children();
        synchronized (parent) {
            return children.computeIfAbsent(name, key -> new FieldPath<>(parent, key, planner, children.size()));
        }
    }

    private static boolean leadsTo(NavigableSet<String> paths, String path) {
        if (paths.contains(path)) {
            return true;
        }
        String longer = paths.ceiling(path + '.');
        return longer != null && longer.startsWith(path + '.');
    }

    private static void requireName(FieldPath<?> parent, String name) {
        if (name.isEmpty()) {
            throw refusal(parent.text(), "a member name of 1 byte or more", "an empty one");
        }
        if (name.length() * 3 > StrictJson.MAX_NAME_BYTES
                && name.getBytes(StandardCharsets.UTF_8).length > StrictJson.MAX_NAME_BYTES) {
            String beginning = parent.join(name.substring(0, 32)) + "…";
            throw refusal(
                    beginning, "a member name of at most " + StrictJson.MAX_NAME_BYTES + " bytes", "a longer one");
        }
        if (parent.root() && name.charAt(0) == '_') {
            throw refusal(
                    name, "no top-level member that begins with '_', which are CameoGrid's own", "'" + name + "'");
        }
    }

    private static CameoGridException refusal(String field, String expected, String got) {
        return new CameoGridException(ErrorCode.INVALID_DOCUMENT, "expected " + expected + ", got " + got)
                .with("field", field)
                .with("expected", expected)
                .with("got", got);
    }
}
