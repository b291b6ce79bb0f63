package io.cameogrid.grid.cluster;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.ignite.Ignite;
import org.apache.ignite.cluster.ClusterNode;
import org.apache.ignite.plugin.PluginValidationException;

/**
 * Which servers may join: each tells what it is by attributes, and the first node of the cluster compares.
 *
 * <p>Clients may join whatever they are called: they hold nothing and have no vote.
 */
public final class JoinRules {
    /** Raised when nodes would not understand each other's messages, or each other's stored definitions. */
    static final int PROTOCOL = 1;

    private static final String CLUSTER = "cameogrid.cluster";
    private static final String PROTOCOL_ATTRIBUTE = "cameogrid.protocol";
    private static final String VOTERS = "cameogrid.voters";

    private final Ignite ignite;
    private final ClusterNames names;
    private final ClusterRules rules;

    public JoinRules(Ignite ignite, ClusterNames names, ClusterRules rules) {
        this.ignite = ignite;
        this.names = names;
        this.rules = rules;
    }

    /** What a server tells the others. */
    public Map<String, Object> attributes() {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put(CLUSTER, names.cluster());
        attributes.put(PROTOCOL_ATTRIBUTE, PROTOCOL);
        attributes.put(VOTERS, voters());
        return attributes;
    }

    /** The same text for the same voters in any order. */
    private String voters() {
        return String.join(", ", rules.voters().entries().stream().sorted().toList());
    }

    /** @throws PluginValidationException with the reason for both sides, if the node may not join */
    public void check(ClusterNode joining) {
        if (joining.isClient()) {
            return;
        }
        refusal(joining).ifPresent(reason -> {
            throw new PluginValidationException(
                    "Refused " + describe(joining) + ": " + reason,
                    "it was refused by " + describe(ignite.cluster().localNode()) + ": " + reason,
                    joining.id());
        });
        twin(joining).ifPresent(twin -> {
            // If the twin turns out to be dead, Ignite forgets the refusal, and the node tries again.
            String reason =
                    "a node with the same identity is in the cluster, " + describe(twin) + ": the file node-id of"
                            + " its data directory is a copy; give every node a data directory of its own";
            throw new PluginValidationException("Refused " + describe(joining) + ": " + reason, reason, twin.id());
        });
    }

    private Optional<String> refusal(ClusterNode joining) {
        Object cluster = joining.attribute(CLUSTER);
        if (cluster == null) {
            return Optional.of("it runs Apache Ignite without CameoGrid, and so would lose indexes; join as a client");
        }
        if (!cluster.equals(names.cluster())) {
            return Optional.of("network.cluster.cluster_name is '" + cluster + "' on one side and '" + names.cluster()
                    + "' on the other: use the same name, or other seed_nodes");
        }
        Object protocol = joining.attribute(PROTOCOL_ATTRIBUTE);
        if (!Integer.valueOf(PROTOCOL).equals(protocol)) {
            return Optional.of(
                    "it speaks version " + protocol + " of the protocol between nodes, and this cluster version "
                            + PROTOCOL + ": run versions of CameoGrid that go together");
        }
        Object voters = joining.attribute(VOTERS);
        if (!voters().equals(voters)) {
            return Optional.of("the voters (network.cluster.cluster_nodes, or the seed_nodes) are [" + voters
                    + "] on one" + " side and [" + voters() + "] on the other: use the same list on every node");
        }
        return Optional.empty();
    }

    private Optional<ClusterNode> twin(ClusterNode joining) {
        return ignite.cluster().forServers().nodes().stream()
                .filter(node -> node.consistentId().equals(joining.consistentId()))
                .filter(node -> !node.id().equals(joining.id()))
                .findFirst();
    }

    private static String describe(ClusterNode node) {
        return "node '" + node.attribute(ClusterNames.ATTRIBUTE) + "' at " + String.join(" ", node.addresses());
    }
}
