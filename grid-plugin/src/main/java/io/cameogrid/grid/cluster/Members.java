package io.cameogrid.grid.cluster;

import io.cameogrid.grid.digest.NodeDigest;
import io.cameogrid.grid.digest.NodeDigests;
import io.cameogrid.grid.digest.OwnDigest;
import io.cameogrid.grid.internal.Baseline;
import io.cameogrid.grid.internal.NodeAddress;
import io.cameogrid.grid.quorum.Voters;
import io.cameogrid.schema.IndexDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.ignite.Ignite;
import org.apache.ignite.cluster.BaselineNode;
import org.apache.ignite.cluster.ClusterNode;

/** The servers of the cluster: who is here, by Ignite's discovery; who should be, by its baseline; and what they say. */
public final class Members {
    private final Ignite ignite;
    private final Baseline members;
    private final NodeDigests digests;
    private final Optional<OwnDigest> own;

    /** @param own digest of this node as it is now; absent on a client */
    public Members(Ignite ignite, NodeDigests digests, Optional<OwnDigest> own) {
        this.ignite = ignite;
        this.members = new Baseline(ignite);
        this.digests = digests;
        this.own = own;
    }

    ClusterPicture picture(Collection<IndexDefinition> indexes) {
        Map<String, BaselineNode> baseline = members.members();
        Set<String> departing = members.departing();
        // Before the nodes: they are at least as new.
        long topology = ignite.cluster().topologyVersion();
        List<Member> found = new ArrayList<>();
        Set<String> here = new LinkedHashSet<>();
        for (ClusterNode node : ignite.cluster().forServers().nodes()) {
            String id = String.valueOf(node.consistentId());
            here.add(id);
            found.add(present(node, baseline.containsKey(id), departing.contains(id)));
        }
        baseline.forEach((id, node) -> {
            if (!here.contains(id)) {
                found.add(away(node));
            }
        });
        return new ClusterPicture(indexes, found, topology, digests.settlingTime());
    }

    private Member present(ClusterNode node, boolean inBaseline, boolean draining) {
        Optional<NodeDigest> digest = node.isLocal() ? own.map(OwnDigest::now) : digests.digest(node.id());
        // One that has not spoken yet has only just come.
        Duration silence =
                node.isLocal() ? Duration.ZERO : digests.silence(node.id()).orElse(Duration.ZERO);
        return new Member(
                name(node),
                NodeAddress.of(node),
                voter(node),
                true,
                inBaseline,
                draining,
                digest,
                silence,
                Optional.empty());
    }

    private Member away(BaselineNode node) {
        return new Member(
                name(node),
                "",
                voter(node),
                false,
                true,
                false,
                Optional.empty(),
                Duration.ZERO,
                digests.awaySince(String.valueOf(node.consistentId())));
    }

    private static io.cameogrid.api.topology.ClusterNode name(BaselineNode node) {
        String id = String.valueOf(node.consistentId());
        return new io.cameogrid.api.topology.ClusterNode(
                id,
                Optional.ofNullable(node.<String>attribute(ClusterNames.ATTRIBUTE))
                        .orElse(id));
    }

    private static Optional<String> voter(BaselineNode node) {
        return Optional.ofNullable(node.<String>attribute(Voters.ATTRIBUTE));
    }
}
