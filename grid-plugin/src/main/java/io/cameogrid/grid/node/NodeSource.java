package io.cameogrid.grid.node;

import io.cameogrid.api.error.CameoGridException;
import java.util.concurrent.CompletableFuture;

/** Where the Ignite node of the moment comes from. */
interface NodeSource extends AutoCloseable {
    /** The Ignite node that runs now. Throws NOT_READY with the reasons if there is none. */
    IgniteRun current();

    /** Completes when there will never be an Ignite node again, with the reason. */
    CompletableFuture<CameoGridException> failure();

    @Override
    void close();

    /** One Ignite node, which was started and stays. */
    record Fixed(IgniteRun current) implements NodeSource {
        @Override
        public CompletableFuture<CameoGridException> failure() {
            return new CompletableFuture<>();
        }

        @Override
        public void close() {
            current.stop();
        }
    }
}
