package io.cameogrid.grid.transport;

import io.cameogrid.api.topology.NodeId;
import io.cameogrid.search.port.LeafRequest;
import io.cameogrid.search.port.LeafResult;
import io.cameogrid.search.port.PeerChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteException;
import org.apache.ignite.lang.IgniteFuture;

/** Asks other nodes through Ignite's compute grid. */
public final class ComputePeerChannel implements PeerChannel {
    private final Ignite ignite;

    public ComputePeerChannel(Ignite ignite) {
        this.ignite = ignite;
    }

    @Override
    public CompletableFuture<LeafResult> search(NodeId node, LeafRequest request) {
        CompletableFuture<LeafResult> answer = new CompletableFuture<>();
        try {
            ignite.compute(ignite.cluster().forNodeId(node.value()))
                    .withNoFailover()
                    .withTimeout(Math.max(1, TimeUnit.NANOSECONDS.toMillis(request.timeoutNanos())))
                    .callAsync(new LeafCall(request))
                    .listen(reply -> complete(answer, reply));
        } catch (IgniteException e) {
            // The node left between planning and asking.
            answer.completeExceptionally(e);
        }
        return answer;
    }

    private static void complete(CompletableFuture<LeafResult> answer, IgniteFuture<LeafReply> reply) {
        try {
            answer.complete(reply.get().get());
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }
}
