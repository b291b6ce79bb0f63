package io.cameogrid.grid.cluster;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import io.cameogrid.api.ClusterView;
import io.cameogrid.api.topology.ClusterHealth;
import io.cameogrid.api.topology.ClusterHealth.Status;
import io.cameogrid.api.topology.ClusterNode;
import io.cameogrid.api.topology.NodeStatus;
import io.cameogrid.api.topology.PartitionStatus;
import io.cameogrid.api.topology.Readiness;
import io.cameogrid.api.topology.TaskView;
import io.cameogrid.api.topology.Versions;
import io.cameogrid.grid.catalog.CatalogEntry;
import io.cameogrid.grid.catalog.MetastorageCatalog;
import io.cameogrid.grid.internal.ClusterActivity;
import io.cameogrid.grid.partition.MicroshardOwnership;
import io.cameogrid.grid.quorum.Quorum;
import io.cameogrid.schema.IndexDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.ignite.Ignite;
import org.apache.ignite.cluster.ClusterState;

/** Health, readiness and listings, from Ignite's membership and from what every node says of itself. */
public final class IgniteClusterView implements ClusterView {
    private final Ignite ignite;
    private final ClusterNames names;
    private final MetastorageCatalog catalog;
    private final Members members;
    private final ClusterActivity activity;
    private final Optional<MicroshardOwnership> ownership;
    private final Quorum quorum;
    private final Supplier<Versions> versions;

    /** @param ownership of this node's partitions; a client has none */
    public IgniteClusterView(
            Ignite ignite,
            ClusterNames names,
            MetastorageCatalog catalog,
            Members members,
            Optional<MicroshardOwnership> ownership,
            Quorum quorum) {
        this.ignite = ignite;
        this.names = names;
        this.catalog = catalog;
        this.members = members;
        this.activity = new ClusterActivity(ignite);
        this.ownership = ownership;
        this.quorum = quorum;
        this.versions = Suppliers.memoize(RunningVersions::read);
    }

    @Override
    public ClusterHealth health() {
        ClusterPicture picture = picture();
        List<PartitionStatus> partitions = picture.partitions();
        List<String> degraded = new ArrayList<>();
        Status status = picture.worst(partitions);
        Readiness readiness = readiness();
        if (!readiness.ready()) {
            status = Status.RED;
            degraded.addAll(readiness.reasons());
        }
        degraded.addAll(Complaints.of(picture, partitions));
        Collection<IndexDefinition> indexes = picture.indexes();
        return new ClusterHealth(
                status,
                nodeId(),
                names.node(),
                names.cluster(),
                names.clusterEnabled(),
                picture.members().size(),
                (int) picture.members().stream().filter(Member::here).count(),
                partitions.size(),
                (int) partitions.stream()
                        .filter(partition -> partition.health() != Status.RED)
                        .count(),
                indexes.size(),
                degraded);
    }

    @Override
    public Readiness readiness() {
        if (!quorum.isPresent()) {
            return new Readiness(
                    false,
                    List.of("there is no majority of the voters: " + quorum.count() + "; awaited: "
                            + String.join(", ", quorum.awaited())));
        }
        ClusterState state = activity.state();
        if (state != ClusterState.ACTIVE) {
            return new Readiness(false, List.of("the cluster is " + state));
        }
        return ownership.map(MicroshardOwnership::readiness).orElse(new Readiness(true, List.of()));
    }

    @Override
    public Versions versions() {
        return versions.get();
    }

    @Override
    public List<NodeStatus> nodes() {
        return picture().nodes();
    }

    @Override
    public List<PartitionStatus> partitions() {
        return picture().partitions();
    }

    @Override
    public List<TaskView> tasks() {
        Map<String, TaskView> tasks = new TreeMap<>();
        picture().tasks().forEach(task -> tasks.put(task.id(), task));
        ClusterNode self = new ClusterNode(nodeId(), nodeName());
        for (CatalogEntry entry : catalog.entries()) {
            // What nobody has begun yet no node tells of, and what is over some still may.
            entry.task(self, new TaskView.Progress(0, 0, "documents", 0), "")
                    .ifPresent(task -> tasks.putIfAbsent(task.id(), task));
            entry.endedTask(self).ifPresent(task -> tasks.put(task.id(), task));
        }
        return List.copyOf(tasks.values());
    }

    @Override
    public String nodeId() {
        return String.valueOf(ignite.cluster().localNode().consistentId());
    }

    @Override
    public String nodeName() {
        return names.node();
    }

    private ClusterPicture picture() {
        return members.picture(catalog.all());
    }
}
