package io.cameogrid.grid.cluster;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import io.cameogrid.api.ClusterView;
import io.cameogrid.api.topology.ClusterHealth;
import io.cameogrid.api.topology.ClusterHealth.Status;
import io.cameogrid.api.topology.ClusterNode;
import io.cameogrid.api.topology.Readiness;
import io.cameogrid.api.topology.Versions;
import io.cameogrid.grid.catalog.MetastorageCatalog;
import io.cameogrid.grid.internal.LocalPartitions;
import io.cameogrid.grid.partition.MicroshardOwnership;
import io.cameogrid.grid.quorum.Quorum;
import io.cameogrid.grid.store.DocumentCaches;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.search.microshard.MicroshardSet;
import io.cameogrid.search.microshard.MicroshardState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.ignite.Ignite;
import org.apache.ignite.cluster.BaselineNode;
import org.apache.ignite.cluster.ClusterState;

/** Health and readiness, from Ignite's membership and partition states and the engine's microshard states. */
public final class IgniteClusterView implements ClusterView {
    private final Ignite ignite;
    private final ClusterNames names;
    private final MetastorageCatalog catalog;
    private final LocalPartitions partitions;
    private final MicroshardSet microshards;
    private final Optional<MicroshardOwnership> ownership;
    private final Quorum quorum;
    private final Supplier<Versions> versions;

    /** @param ownership of this node's partitions; a client has none */
    public IgniteClusterView(
            Ignite ignite,
            ClusterNames names,
            MetastorageCatalog catalog,
            LocalPartitions partitions,
            MicroshardSet microshards,
            Optional<MicroshardOwnership> ownership,
            Quorum quorum) {
        this.ignite = ignite;
        this.names = names;
        this.catalog = catalog;
        this.partitions = partitions;
        this.microshards = microshards;
        this.ownership = ownership;
        this.quorum = quorum;
        this.versions = Suppliers.memoize(() -> RunningVersions.read(ignite));
    }

    @Override
    public ClusterHealth health() {
        List<String> degraded = new ArrayList<>();
        Status status = Status.GREEN;
        int total = 0;
        int active = 0;
        Collection<IndexDefinition> indexes = catalog.all();
        for (IndexDefinition index : indexes) {
            total += index.microshards();
            List<Integer> missing = unsearchable(index);
            active += index.microshards() - missing.size();
            if (!missing.isEmpty()) {
                status = Status.RED;
                degraded.add("index " + index.name() + ": microshards " + missing + " are being rebuilt");
            } else if (!partitions.fullyOwned(DocumentCaches.name(index.incarnation())) && status == Status.GREEN) {
                status = Status.YELLOW;
                degraded.add("index " + index.name() + ": copies are being filled");
            }
        }
        int expected = baselineSize();
        int connected = ignite.cluster().forServers().nodes().size();
        if (connected < expected) {
            status = status == Status.RED ? Status.RED : Status.YELLOW;
            degraded.add((expected - connected) + " of " + expected + " nodes are away");
        }
        Readiness readiness = readiness();
        if (!readiness.ready()) {
            status = Status.RED;
            degraded.addAll(readiness.reasons());
        }
        return new ClusterHealth(
                status,
                nodeId(),
                names.node(),
                names.cluster(),
                names.clusterEnabled(),
                Math.max(expected, connected),
                connected,
                total,
                active,
                indexes.size(),
                degraded);
    }

    @Override
    public Readiness readiness() {
        if (ignite.cluster().state() != ClusterState.ACTIVE) {
            return new Readiness(
                    false, List.of("the cluster is " + ignite.cluster().state()));
        }
        if (!quorum.isPresent()) {
            return new Readiness(false, List.of("no quorum: " + quorum.count()));
        }
        return ownership.map(MicroshardOwnership::readiness).orElse(new Readiness(true, List.of()));
    }

    @Override
    public Versions versions() {
        return versions.get();
    }

    @Override
    public List<ClusterNode> nodes() {
        return ignite.cluster().forServers().nodes().stream()
                .map(node -> new ClusterNode(
                        String.valueOf(node.consistentId()),
                        Optional.ofNullable(node.<String>attribute(ClusterNames.ATTRIBUTE))
                                .orElse(String.valueOf(node.consistentId()))))
                .toList();
    }

    @Override
    public String nodeId() {
        return String.valueOf(ignite.cluster().localNode().consistentId());
    }

    @Override
    public String nodeName() {
        return names.node();
    }

    /** The partitions on this node that are whole and yet cannot be searched: what arrives or leaves, others search. */
    private List<Integer> unsearchable(IndexDefinition index) {
        List<Integer> owned = partitions.ownedPartitions(DocumentCaches.name(index.incarnation()));
        return microshards.status(index.incarnation()).stream()
                .filter(status -> status.state() != MicroshardState.OWNING)
                .map(status -> status.id().partition())
                .filter(owned::contains)
                .toList();
    }

    private int baselineSize() {
        Collection<BaselineNode> baseline = ignite.cluster().currentBaselineTopology();
        return baseline == null ? 0 : baseline.size();
    }
}
