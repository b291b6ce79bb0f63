package io.cameogrid.grid.store;

import io.cameogrid.api.Deadline;
import java.util.function.Supplier;

/** How writes pass the index on this node: held back when it cannot keep up, and shown to searches when they end. */
public interface WriteAdmission {
    /** Returns at once, or when there is room again. Throws TOO_MANY_REQUESTS if there is none by the deadline. */
    void admit(Deadline deadline);

    /** Runs a write, of which no search here needs to know before it ends. */
    <T> T run(Supplier<T> write);
}
