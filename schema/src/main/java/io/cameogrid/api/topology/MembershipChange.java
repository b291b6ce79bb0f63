package io.cameogrid.api.topology;

import java.util.List;

/**
 * What a command did to the members of the cluster.
 *
 * @param copies partitions of which the node still has a copy: to be moved, if it is drained
 * @param members the nodes that keep documents now
 * @param warnings what the cluster is worse at from now on, one sentence each
 */
public record MembershipChange(
        ClusterNode node, Outcome outcome, int copies, List<ClusterNode> members, List<String> warnings) {

    /** What became of the node. */
    public enum Outcome {
        /** Its partitions move to others. */
        DRAINING,
        /** It is counted on no more. */
        REMOVED
    }

    public MembershipChange {
        members = List.copyOf(members);
        warnings = List.copyOf(warnings);
    }
}
