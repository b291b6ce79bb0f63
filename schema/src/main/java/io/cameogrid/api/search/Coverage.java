package io.cameogrid.api.search;

import java.util.List;

/**
 * Which microshards answered.
 *
 * @param total microshards that the search was to cover
 * @param responded those that answered
 * @param failed one entry for each that did not, with the reason
 * @param nodesContacted nodes that took part, the local one included
 */
public record Coverage(int total, int responded, List<Failure> failed, int nodesContacted) {
    public Coverage {
        failed = List.copyOf(failed);
    }

    /** A microshard that did not answer, and why. */
    public record Failure(int microshard, String reason) {}
}
