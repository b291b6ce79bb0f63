package io.cameogrid.grid.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.ignite.Ignite;
import org.apache.ignite.internal.GridKernalContext;
import org.apache.ignite.internal.processors.cache.distributed.near.GridNearTxLocal;
import org.apache.ignite.internal.processors.cache.transactions.IgniteInternalTx;
import org.apache.ignite.internal.processors.cache.transactions.IgniteTxManager;
import org.apache.ignite.internal.processors.cache.transactions.IgniteTxState;
import org.apache.ignite.internal.util.GridIntList;
import org.apache.ignite.internal.util.typedef.internal.CU;

/**
 * The transactions that this node takes part in: those that were begun here, and those that it carries out as a primary for
 * other nodes. Safe for use by many threads.
 */
public final class OpenTransactions {
    private final GridKernalContext context;

    public OpenTransactions(Ignite ignite) {
        this.context = Kernal.context(ignite);
    }

    /** Those that have worked with the cache and have not ended: each tells whether it has ended since. */
    public List<BooleanSupplier> over(String cacheName) {
        int cache = CU.cacheId(cacheName);
        List<BooleanSupplier> open = new ArrayList<>();
        for (IgniteInternalTx transaction : transactions().activeTransactions()) {
            if (!transaction.done() && isOver(transaction.txState(), cache)) {
                open.add(transaction::done);
            }
        }
        return open;
    }

    /** Whether an application has begun a transaction in this thread that has worked with the cache. */
    public boolean isOwnOver(String cacheName) {
        GridNearTxLocal own = transactions().userTx();
        return own != null && isOver(own.txState(), CU.cacheId(cacheName));
    }

    private IgniteTxManager transactions() {
        return context.cache().context().tm();
    }

    private static boolean isOver(IgniteTxState state, int cache) {
        if (state.implicitSingle()) {
            Integer only = state.firstCacheId();
            return only != null && only == cache;
        }
        GridIntList caches = state.cacheIds();
        try {
            return caches != null && caches.contains(cache);
        } catch (ArrayIndexOutOfBoundsException e) {
            // Its thread adds a cache at this moment, and the list is not made for two threads.
            return true;
        }
    }
}
