package io.cameogrid.grid.internal;

import java.util.Set;
import org.apache.ignite.Ignite;

/** The caches that the grid knows, also while it is not active, when {@link Ignite#cacheNames()} refuses to say. */
public final class StoredCaches {
    private final Ignite ignite;

    public StoredCaches(Ignite ignite) {
        this.ignite = ignite;
    }

    /** The names of all caches but the grid's own. */
    public Set<String> names() {
        return Set.copyOf(Kernal.context(ignite).cache().publicCacheNames());
    }
}
