package io.cameogrid.search.port;

import java.util.Optional;

/** The secret by which the nodes of a cluster know the cursors that one of them has made. */
@FunctionalInterface
public interface CursorKey {
    /** The bytes of the key, the same on all nodes; empty as long as the cluster cannot agree on one. */
    Optional<byte[]> find();
}
