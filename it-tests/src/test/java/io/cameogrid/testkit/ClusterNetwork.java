package io.cameogrid.testkit;

import java.util.List;

/** Where the nodes of a cluster run and at which addresses; node numbers begin at 1. */
public interface ClusterNetwork {
    /** The address at which the node is reached by this process and by the other nodes. */
    String address(int node);

    /** What stands before the command that starts the node, as {@code ip netns exec n1}; empty for nothing. */
    List<String> commandPrefix(int node);

    /**
     * Every node on an address of loopback of its own. The block is this process's, so that clusters of tests that run
     * side by side do not meet.
     */
    static ClusterNetwork loopback() {
        long process = ProcessHandle.current().pid();
        String block = "127." + (1 + (process >> 8) % 254) + "." + (process & 255) + ".";
        return new ClusterNetwork() {
            @Override
            public String address(int node) {
                return block + node;
            }

            @Override
            public List<String> commandPrefix(int node) {
                return List.of();
            }
        };
    }
}
