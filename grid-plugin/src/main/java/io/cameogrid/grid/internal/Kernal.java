package io.cameogrid.grid.internal;

import org.apache.ignite.Ignite;
import org.apache.ignite.internal.GridKernalContext;
import org.apache.ignite.internal.IgniteEx;
import org.apache.ignite.internal.processors.cache.CacheGroupContext;
import org.apache.ignite.internal.processors.cache.persistence.GridCacheDatabaseSharedManager;
import org.apache.ignite.internal.util.typedef.internal.CU;
import org.jspecify.annotations.Nullable;

/** The way from the public {@link Ignite} to the internal parts that the adapters of this package need. */
final class Kernal {
    private Kernal() {}

    static GridKernalContext context(Ignite ignite) {
        return ((IgniteEx) ignite).context();
    }

    /** The group of a cache that has none of its own is named after the cache. */
    static int groupId(String cacheName) {
        return CU.cacheId(cacheName);
    }

    /** Null while the cache is not started on this node. */
    static @Nullable CacheGroupContext group(GridKernalContext context, String cacheName) {
        return context.cache().cacheGroup(groupId(cacheName));
    }

    static GridCacheDatabaseSharedManager database(GridKernalContext context) {
        return (GridCacheDatabaseSharedManager) context.cache().context().database();
    }
}
