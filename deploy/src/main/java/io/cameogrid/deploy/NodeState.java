package io.cameogrid.deploy;

import io.cameogrid.api.error.CameoGridException;
import java.util.Optional;

/** How a node fares after its start: a node of a cluster has to find the others first. */
interface NodeState {
    /** Of a node that can serve as soon as it has started. */
    NodeState SERVES = new NodeState() {
        @Override
        public boolean ready() {
            return true;
        }

        @Override
        public Optional<CameoGridException> failure() {
            return Optional.empty();
        }
    };

    /** Whether it can serve now. */
    boolean ready();

    /** Why it has given up for good, if it has. */
    Optional<CameoGridException> failure();
}
