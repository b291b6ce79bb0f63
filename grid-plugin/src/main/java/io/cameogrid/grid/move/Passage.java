package io.cameogrid.grid.move;

import io.cameogrid.schema.IndexDefinition;
import org.apache.ignite.lang.IgniteFuture;
import org.jspecify.annotations.Nullable;

/**
 * Leave to work with an index as it is now: its cache stays until this is closed. Confined to one thread.
 *
 * <p>An operation that nobody waits for any longer goes on by itself; {@link #until} lets the passage end with it.
 */
public final class Passage implements AutoCloseable {
    private final IndexDefinition index;
    private final Traffic traffic;
    private @Nullable IgniteFuture<?> operation;

    Passage(IndexDefinition index, Traffic traffic) {
        this.index = index;
        this.traffic = traffic;
    }

    /** What is to be worked with, which may be a later definition than the one that was asked with. */
    public IndexDefinition index() {
        return index;
    }

    /** Whether the documents have not moved since the definition: then what fits it fits what is worked with. */
    public boolean isOf(IndexDefinition checked) {
        return index.incarnation().equals(checked.incarnation());
    }

    /** Keeps the passage open until the operation has ended, too; only the last one counts. */
    public <T> IgniteFuture<T> until(IgniteFuture<T> begun) {
        operation = begun;
        return begun;
    }

    @Override
    public void close() {
        IgniteFuture<?> last = operation;
        if (last == null || last.isDone()) {
            traffic.end();
        } else {
            last.listen(ended -> traffic.end());
        }
    }
}
