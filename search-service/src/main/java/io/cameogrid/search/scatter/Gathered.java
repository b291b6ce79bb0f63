package io.cameogrid.search.scatter;

import io.cameogrid.api.search.Coverage;
import io.cameogrid.search.port.LeafResult;
import java.util.List;

/**
 * The answers of the nodes.
 *
 * @param parts no partition in two of them
 * @param skip hits that are still to be left out from the front when the parts are merged
 */
public record Gathered(List<LeafResult> parts, Coverage coverage, int skip) {
    public Gathered {
        parts = List.copyOf(parts);
    }
}
