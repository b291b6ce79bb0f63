package io.cameogrid.schema;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Something that is derived from index definitions, once for each. Safe for use by many threads.
 *
 * @param <T> what is derived; it has to be safe for use by many threads too
 */
public final class PerDefinition<T> {
    /** Definitions at the same time in use, with room for those of yesterday. */
    private static final int MAX_REMEMBERED = 256;

    private final Function<IndexDefinition, T> derivation;
    private final ConcurrentHashMap<Key, Entry<T>> entries = new ConcurrentHashMap<>();

    public PerDefinition(Function<IndexDefinition, T> derivation) {
        this.derivation = derivation;
    }

    /** What is derived from the definition. */
    @SuppressWarnings("ReferenceEquality") // the usual case; equality of definitions walks over all of their fields
    public T of(IndexDefinition definition) {
        Key key = new Key(definition.incarnation(), definition.version());
        Entry<T> entry = entries.get(key);
        return entry != null && entry.definition == definition ? entry.derived : remember(key, definition);
    }

    private T remember(Key key, IndexDefinition definition) {
        if (entries.size() >= MAX_REMEMBERED) {
            entries.clear();
        }
        return entries.compute(
                        key,
                        (same, entry) -> entry != null && entry.definition.equals(definition)
                                ? new Entry<>(definition, entry.derived)
                                : new Entry<>(definition, derivation.apply(definition)))
                .derived;
    }

    private record Key(String incarnation, long version) {}

    private record Entry<T>(IndexDefinition definition, T derived) {}
}
