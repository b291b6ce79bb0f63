package io.cameogrid.grid.transport;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.topology.NodeId;
import io.cameogrid.grid.cluster.ClusterNames;
import io.cameogrid.grid.move.Attempt;
import io.cameogrid.grid.move.MoveCrew;
import io.cameogrid.grid.move.Work;
import io.cameogrid.schema.IndexName;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteCompute;
import org.apache.ignite.IgniteException;
import org.apache.ignite.cluster.ClusterGroup;
import org.apache.ignite.cluster.ClusterNode;

/** Reaches the nodes through Ignite's compute grid. */
public final class ComputeMoveCrew implements MoveCrew {
    /** For the way there and back, beyond what a node may wait. */
    private static final long WAY_MILLIS = 5_000;

    private final Ignite ignite;

    public ComputeMoveCrew(Ignite ignite) {
        this.ignite = ignite;
    }

    @Override
    public long topology() {
        return ignite.cluster().topologyVersion();
    }

    @Override
    public Set<UUID> servers(long topology) {
        Collection<ClusterNode> nodes = ignite.cluster().topology(topology);
        if (nodes == null) {
            throw new IllegalStateException("nobody remembers which nodes there were");
        }
        return nodes.stream()
                .filter(node -> !node.isClient())
                .map(ClusterNode::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public CompletableFuture<List<Integer>> work(NodeId server, Attempt attempt, Work work, List<Integer> partitions) {
        CompletableFuture<List<Integer>> answer = new CompletableFuture<>();
        MoveCall call = MoveCall.work(attempt, work, partitions);
        try {
            IgniteCompute compute =
                    ignite.compute(ignite.cluster().forNodeId(server.value())).withNoFailover();
            if (attempt.checked()) {
                compute.callAsync(new CheckedMoveCall(call))
                        .listen(reply -> complete(answer, () -> reply.get().get()));
            } else {
                compute.callAsync(call).listen(reply -> complete(answer, reply::get));
            }
        } catch (IgniteException e) {
            answer.completeExceptionally(e);
        }
        return answer;
    }

    private static void complete(CompletableFuture<List<Integer>> answer, Supplier<int[]> reply) {
        try {
            answer.complete(Arrays.stream(reply.get()).boxed().toList());
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    @Override
    public long catchUp(Attempt attempt) {
        long changed = 0;
        for (int[] answer : everyServer(attempt, MoveCall.setAside(attempt))) {
            if (answer[0] < 0) {
                return -1;
            }
            changed += answer[0];
        }
        if (changed > 0) {
            everyServer(attempt, MoveCall.repair(attempt));
        }
        return changed;
    }

    private Collection<int[]> everyServer(Attempt attempt, MoveCall call) {
        IgniteCompute compute = ignite.compute(ignite.cluster().forServers());
        return attempt.checked()
                ? compute.broadcast(new CheckedMoveCall(call)).stream()
                        .map(MoveReply::get)
                        .toList()
                : compute.broadcast(call);
    }

    @Override
    public boolean everywhere(
            Condition condition, IndexName index, long revision, String incarnation, Deadline deadline) {
        ClusterGroup nodes = ignite.cluster().forPredicate(node -> node.attribute(ClusterNames.ATTRIBUTE) != null);
        try {
            Collection<int[]> answers = ignite.compute(nodes)
                    .withTimeout(deadline.remaining().toMillis() + WAY_MILLIS)
                    .broadcast(MoveCall.await(condition, index, revision, incarnation, deadline));
            return answers.stream().allMatch(answer -> answer[0] == 1);
        } catch (IgniteException e) {
            // One of them left, or is silent; it is asked again, or no more.
            return false;
        }
    }
}
