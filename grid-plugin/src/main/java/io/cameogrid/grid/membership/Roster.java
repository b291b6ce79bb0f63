package io.cameogrid.grid.membership;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.topology.ClusterNode;
import io.cameogrid.grid.cluster.ClusterNames;
import io.cameogrid.grid.internal.Baseline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.ignite.cluster.BaselineNode;

/** The servers by name: those that are here, and those that are to keep documents, even if they are away. */
final class Roster {
    private final Baseline baseline;

    Roster(Baseline baseline) {
        this.baseline = baseline;
    }

    /**
     * The node of an id, or of a label that is unique.
     *
     * @throws CameoGridException NODE_NOT_FOUND; MEMBERSHIP_CONFLICT if several have the label
     */
    ClusterNode find(String idOrLabel) {
        Map<String, ClusterNode> known = known();
        ClusterNode byId = known.get(idOrLabel);
        if (byId != null) {
            return byId;
        }
        List<ClusterNode> byLabel = known.values().stream()
                .filter(node -> node.name().equals(idOrLabel))
                .toList();
        if (byLabel.isEmpty()) {
            throw new CameoGridException(
                            ErrorCode.NODE_NOT_FOUND, "there is no node '" + idOrLabel + "'; known are " + names(known))
                    .with("node", idOrLabel);
        }
        if (byLabel.size() > 1) {
            throw new CameoGridException(
                            ErrorCode.MEMBERSHIP_CONFLICT,
                            byLabel.size() + " nodes are called '" + idOrLabel + "'; name one by its id: "
                                    + byLabel.stream().map(ClusterNode::id).toList())
                    .with("node", idOrLabel);
        }
        return byLabel.getFirst();
    }

    /** The nodes that are to keep documents. */
    List<ClusterNode> members() {
        List<ClusterNode> members = new ArrayList<>();
        Map<String, ClusterNode> known = known();
        baseline.members().keySet().forEach(id -> members.add(known.get(id)));
        return members;
    }

    private Map<String, ClusterNode> known() {
        Map<String, ClusterNode> known = new TreeMap<>();
        baseline.members().forEach((id, node) -> known.put(id, named(id, node)));
        baseline.online().forEach((id, node) -> known.put(id, named(id, node)));
        return known;
    }

    private static ClusterNode named(String id, BaselineNode node) {
        return new ClusterNode(
                id,
                Optional.<Object>ofNullable(node.attribute(ClusterNames.ATTRIBUTE))
                        .map(String::valueOf)
                        .orElse(id));
    }

    private static List<String> names(Map<String, ClusterNode> known) {
        return known.values().stream()
                .map(node -> node.name() + " (" + node.id() + ")")
                .toList();
    }
}
