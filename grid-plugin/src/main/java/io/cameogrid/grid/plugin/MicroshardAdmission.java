package io.cameogrid.grid.plugin;

import io.cameogrid.api.Deadline;
import io.cameogrid.grid.store.WriteAdmission;
import io.cameogrid.search.microshard.MicroshardSet;
import java.util.function.Supplier;

/** Lets writes pass to the microshards of this node. */
record MicroshardAdmission(MicroshardSet microshards) implements WriteAdmission {
    @Override
    public void admit(Deadline deadline) {
        microshards.awaitRoom(deadline);
    }

    @Override
    public <T> T run(Supplier<T> write) {
        return microshards.write(write);
    }
}
