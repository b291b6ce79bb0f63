package io.cameogrid.api.topology;

import java.util.List;

/** Whether the node can serve, and if not, why. */
public record Readiness(boolean ready, List<String> reasons) {
    public Readiness {
        reasons = List.copyOf(reasons);
    }
}
