package io.cameogrid.grid.verify;

import io.cameogrid.api.Deadline;
import java.util.List;
import java.util.Set;

/** Lets every server read its copies of partitions. */
@FunctionalInterface
public interface CopyReader {
    /**
     * Every complete copy of these partitions on any server.
     *
     * @throws io.cameogrid.api.error.CameoGridException TIMEOUT; NOT_READY if a server left meanwhile
     */
    List<CopyReading> read(String incarnation, Set<Integer> partitions, Deadline deadline);
}
