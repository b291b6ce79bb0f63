package io.cameogrid.grid.store;

import io.cameogrid.api.Deadline;

/** Holds writers back before their transaction begins when the node cannot index as fast as they write. */
@FunctionalInterface
public interface WriteAdmission {
    /** Returns at once, or when there is room again. Throws TOO_MANY_REQUESTS if there is none by the deadline. */
    void admit(Deadline deadline);
}
