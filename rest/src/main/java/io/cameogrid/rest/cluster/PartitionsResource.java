package io.cameogrid.rest.cluster;

import io.cameogrid.api.ClusterView;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.topology.ClusterNode;
import io.cameogrid.api.topology.CopyStatus;
import io.cameogrid.api.topology.NodeStatus;
import io.cameogrid.api.topology.PartitionStatus;
import io.cameogrid.rest.call.Call;
import io.cameogrid.rest.call.MediaTypes;
import io.cameogrid.rest.call.Nearest;
import io.cameogrid.rest.call.QueryParameters;
import io.cameogrid.rest.call.Reply;
import io.cameogrid.rest.json.TopologyJson;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The partitions of all indexes with their copies, in pages; of one index, on one node, or in one state. */
@Path("_cluster/partitions")
@Produces(MediaTypes.JSON)
public final class PartitionsResource {
    private static final int LIMIT = 1_000;
    private static final int LARGEST_LIMIT = 10_000;
    private static final String STATES = Arrays.stream(CopyStatus.State.values())
            .map(state -> state.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));

    private final ClusterView cluster;

    public PartitionsResource(ClusterView cluster) {
        this.cluster = cluster;
    }

    @GET
    public Reply partitions(@Context Call call) {
        QueryParameters query = call.query("index", "node", "state", "limit", "offset");
        int limit = query.count("limit").orElse(LIMIT);
        if (limit > LARGEST_LIMIT) {
            throw QueryParameters.refusal("limit", "'limit' must be " + LARGEST_LIMIT + " at most");
        }
        int offset = query.count("offset").orElse(0);
        List<PartitionStatus> all = cluster.partitions();
        List<PartitionStatus> chosen =
                all.stream().filter(index(query, all).and(copies(query))).toList();
        int from = Math.min(offset, chosen.size());
        int to = Math.min(from + limit, chosen.size());
        return Reply.json(200, TopologyJson.partitions(chosen.subList(from, to), chosen.size(), limit, offset));
    }

    private static Predicate<PartitionStatus> index(QueryParameters query, List<PartitionStatus> all) {
        return query.text("index")
                .<Predicate<PartitionStatus>>map(name -> {
                    Predicate<PartitionStatus> ofIndex =
                            partition -> partition.index().value().equals(name);
                    if (all.stream().noneMatch(ofIndex)) {
                        throw new CameoGridException(
                                        ErrorCode.INDEX_NOT_FOUND, "there is no index " + Nearest.quoted(name))
                                .with("parameter", "index");
                    }
                    return ofIndex;
                })
                .orElse(partition -> true);
    }

    private Predicate<PartitionStatus> copies(QueryParameters query) {
        Predicate<CopyStatus> onNode = query.text("node").map(this::node).orElse(copy -> true);
        if (query.text("state").isEmpty()) {
            boolean everywhere = query.text("node").isEmpty();
            return partition -> everywhere || partition.copies().stream().anyMatch(onNode);
        }
        CopyStatus.State state = state(query.require("state"));
        Predicate<CopyStatus> wanted = onNode.and(copy -> copy.state() == state);
        boolean lost = state == CopyStatus.State.LOST && query.text("node").isEmpty();
        // Of a partition whose copies have all gone, none is here to say so.
        return partition -> partition.copies().stream().anyMatch(wanted)
                || (lost && partition.copies().isEmpty());
    }

    private Predicate<CopyStatus> node(String name) {
        List<ClusterNode> known = cluster.nodes().stream().map(NodeStatus::node).toList();
        if (known.stream().noneMatch(node -> isCalled(node, name))) {
            List<String> names = known.stream()
                    .flatMap(node -> Stream.of(node.name(), node.id()))
                    .toList();
            throw QueryParameters.refusal(
                    "node", "there is no node " + Nearest.quoted(name) + Nearest.hint(name, names));
        }
        return copy -> isCalled(copy.node(), name);
    }

    private static boolean isCalled(ClusterNode node, String name) {
        return node.id().equals(name) || node.name().equals(name);
    }

    private static CopyStatus.State state(String name) {
        return Arrays.stream(CopyStatus.State.values())
                .filter(state -> state.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> QueryParameters.refusal("state", "'state' must be one of " + STATES));
    }
}
