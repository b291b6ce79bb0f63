package io.cameogrid.grid.plugin;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.grid.internal.LocalPartitions;
import io.cameogrid.grid.store.Admission;
import io.cameogrid.search.microshard.MicroshardSet;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Lets requests pass to the partitions and microshards of this node. */
record NodeAdmission(LocalPartitions partitions, MicroshardSet microshards) implements Admission {
    @Override
    public void awaitOwners(Deadline deadline) {
        partitions.awaitStableAffinity(deadline);
    }

    @Override
    public void admit(Deadline deadline) {
        awaitOwners(deadline);
        microshards.awaitRoom(deadline);
    }

    @Override
    public <T> T run(Map<DocumentKey, Optional<JsonBytes>> changes, Supplier<T> batch) {
        return microshards.write(changes, batch);
    }
}
