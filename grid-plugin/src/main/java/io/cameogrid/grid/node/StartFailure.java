package io.cameogrid.grid.node;

import com.google.common.base.Throwables;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.grid.internal.StoreFailures;
import java.nio.file.Path;
import java.util.List;

/**
 * Why an Ignite node did not start, for people, and whether another try may succeed.
 *
 * @param passes whether it is about the moment and not about this node
 */
record StartFailure(String reason, boolean passes, RuntimeException cause) {
    /** What Ignite says when the others were too busy with their own starts and ends. */
    private static final List<String> PASSING = List.of("Unable to connect to next nodes in a ring");

    /** What Ignite says when a seed speaks TLS and this node does not. */
    private static final List<String> SECURE = List.of("Unable to establish secure connection");

    /** What Ignite says of a node that knows more than those who have not formed the cluster yet. */
    private static final List<String> AHEAD = List.of(
            "is not allowed to join cluster without one",
            "in the process of first activation",
            "is greater than cluster BlT id",
            "larger distributed metastorage version",
            "check the order in which you start cluster nodes");

    /** What Ignite says of a node that has a past with others. */
    private static final List<String> OTHER_CLUSTER = List.of(
            "is not compatible with BaselineTopology in the cluster", "conflicting distributed metastorage data");

    private static final String TWIN = "has the same hash code for partitioned affinity";

    static StartFailure of(RuntimeException failure) {
        String said = String.valueOf(Throwables.getRootCause(failure).getMessage());
        if (StoreFailures.destroyedWhileJoining(failure)) {
            return new StartFailure("an index was dropped while it joined", true, failure);
        }
        if (isAmong(AHEAD, said)) {
            return new StartFailure(
                    "the nodes that answer know less than this node's data directory, and wait for others themselves",
                    true,
                    failure);
        }
        if (isAmong(OTHER_CLUSTER, said)) {
            return new StartFailure(
                    "its data directory belongs to another cluster, or to one that was split by force: start it with the"
                            + " nodes of that cluster, or with an empty data directory",
                    false,
                    failure);
        }
        if (said.contains(TWIN)) {
            return new StartFailure(
                    "a node with the same identity is in the cluster: the file node-id of its data directory is a copy;"
                            + " give every node a data directory of its own",
                    false,
                    failure);
        }
        if (isAnywhere(SECURE, failure)) {
            return new StartFailure(
                    "a seed does not speak as this node does: give all nodes the same network.cluster.secret (or"
                            + " certificates), or none",
                    true,
                    failure);
        }
        return new StartFailure(said, isAnywhere(PASSING, failure), failure);
    }

    private static boolean isAnywhere(List<String> beginnings, Throwable failure) {
        return Throwables.getCausalChain(failure).stream()
                .anyMatch(cause -> isAmong(beginnings, String.valueOf(cause.getMessage())));
    }

    private static boolean isAmong(List<String> beginnings, String said) {
        return beginnings.stream().anyMatch(said::contains);
    }

    CameoGridException error(Path dataDirectory) {
        return new CameoGridException(
                ErrorCode.NOT_READY,
                "the store in " + dataDirectory + " did not start: " + reason + " (more is in its log)",
                cause);
    }
}
