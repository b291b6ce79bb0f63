package io.cameogrid.grid.transport;

import io.cameogrid.api.topology.NodeId;
import io.cameogrid.search.port.LeafRequest;
import io.cameogrid.search.port.LeafResult;
import io.cameogrid.search.port.PeerChannel;
import io.cameogrid.search.port.StatisticsRequest;
import io.cameogrid.search.port.StatisticsResult;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteException;
import org.apache.ignite.lang.IgniteCallable;
import org.apache.ignite.lang.IgniteFuture;

/** Asks nodes of versions before {@link MessagePeerChannel} through Ignite's compute grid. */
final class ComputePeerChannel implements PeerChannel {
    private final Ignite ignite;

    ComputePeerChannel(Ignite ignite) {
        this.ignite = ignite;
    }

    @Override
    public CompletableFuture<LeafResult> search(NodeId node, LeafRequest request) {
        return ask(node, request.timeoutNanos(), new LeafCall(request), LeafReply::get);
    }

    @Override
    public CompletableFuture<StatisticsResult> statistics(NodeId node, StatisticsRequest request) {
        return ask(node, request.timeoutNanos(), new StatisticsCall(request), StatisticsReply::get);
    }

    private <R, T> CompletableFuture<T> ask(
            NodeId node, long timeoutNanos, IgniteCallable<R> call, Function<R, T> content) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        try {
            ignite.compute(ignite.cluster().forNodeId(node.value()))
                    .withNoFailover()
                    .withTimeout(Math.max(1, TimeUnit.NANOSECONDS.toMillis(timeoutNanos)))
                    .callAsync(call)
                    .listen(reply -> complete(answer, reply, content));
        } catch (IgniteException e) {
            // The node left between planning and asking.
            answer.completeExceptionally(e);
        }
        return answer;
    }

    private static <R, T> void complete(CompletableFuture<T> answer, IgniteFuture<R> reply, Function<R, T> content) {
        try {
            answer.complete(content.apply(reply.get()));
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }
}
