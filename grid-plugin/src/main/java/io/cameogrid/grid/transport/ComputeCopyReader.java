package io.cameogrid.grid.transport;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.grid.verify.CopyReader;
import io.cameogrid.grid.verify.CopyReading;
import java.util.List;
import java.util.Set;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteException;
import org.apache.ignite.compute.ComputeTaskTimeoutException;

/** Asks the servers through Ignite's compute grid. */
public final class ComputeCopyReader implements CopyReader {
    private final Ignite ignite;

    public ComputeCopyReader(Ignite ignite) {
        this.ignite = ignite;
    }

    @Override
    public List<CopyReading> read(String incarnation, Set<Integer> partitions, Deadline deadline) {
        try {
            return ignite
                    .compute(ignite.cluster().forServers())
                    .withTimeout(Math.max(1, deadline.remaining().toMillis()))
                    .broadcast(new ReadCopiesCall(incarnation, partitions))
                    .stream()
                    .flatMap(readings -> readings.get().stream())
                    .toList();
        } catch (ComputeTaskTimeoutException e) {
            throw new CameoGridException(
                    ErrorCode.TIMEOUT, "not all copies were read in time; a longer request_timeout_secs gives more", e);
        } catch (IgniteException e) {
            throw new CameoGridException(
                    ErrorCode.NOT_READY, "a node left or failed while it read its copies; repeat", e);
        }
    }
}
