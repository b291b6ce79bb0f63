package io.cameogrid.grid.transport;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.grid.catalog.Servers;
import io.cameogrid.schema.IndexName;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteException;

/** Reaches the servers through Ignite's compute grid. */
public final class ComputeServers implements Servers {
    private final Ignite ignite;

    public ComputeServers(Ignite ignite) {
        this.ignite = ignite;
    }

    @Override
    public boolean know(IndexName name) {
        try {
            return ignite.compute(ignite.cluster().forServers()).call(new IndexKnownCall(name));
        } catch (IgniteException e) {
            throw new CameoGridException(ErrorCode.NOT_READY, "no server can be asked for the index", e)
                    .with("index", name.value());
        }
    }

    @Override
    public void prepare(String encodedDefinition) {
        broadcast(DefinitionCall.prepare(encodedDefinition));
    }

    @Override
    public void discard(String encodedDefinition) {
        broadcast(DefinitionCall.discard(encodedDefinition));
    }

    @Override
    public void remap(String encodedDefinition) {
        broadcast(DefinitionCall.remap(encodedDefinition));
    }

    @Override
    public void awaitOnDisk(String encodedDefinition, Deadline deadline) {
        try {
            ignite.compute(ignite.cluster().forServers())
                    .withTimeout(Math.max(1, deadline.remaining().toMillis()))
                    .broadcast(DefinitionCall.awaitOnDisk(encodedDefinition, deadline));
        } catch (IgniteException e) {
            throw new CameoGridException(
                    ErrorCode.TIMEOUT, "the index's schema is not on every server's disk yet; repeat", e);
        }
    }

    private void broadcast(DefinitionCall call) {
        ignite.compute(ignite.cluster().forServers()).broadcast(call);
    }
}
