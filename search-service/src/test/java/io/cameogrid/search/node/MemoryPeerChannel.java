package io.cameogrid.search.node;

import io.cameogrid.api.topology.NodeId;
import io.cameogrid.search.port.LeafRequest;
import io.cameogrid.search.port.LeafResult;
import io.cameogrid.search.port.LeafSearch;
import io.cameogrid.search.port.PeerChannel;
import io.cameogrid.search.port.StatisticsRequest;
import io.cameogrid.search.port.StatisticsResult;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Calls the leaves of a cluster in one JVM, in the caller's thread; a node that is down cannot be reached. */
public final class MemoryPeerChannel implements PeerChannel {
    private final Map<NodeId, LeafSearch> leaves = new ConcurrentHashMap<>();
    private final Set<NodeId> down = ConcurrentHashMap.newKeySet();

    public void join(NodeId node, LeafSearch leaf) {
        leaves.put(node, leaf);
    }

    public void cutOff(NodeId node) {
        down.add(node);
    }

    public void restore(NodeId node) {
        down.remove(node);
    }

    @Override
    public CompletableFuture<LeafResult> search(NodeId node, LeafRequest request) {
        return ask(node, leaf -> leaf.search(request));
    }

    @Override
    public CompletableFuture<StatisticsResult> statistics(NodeId node, StatisticsRequest request) {
        return ask(node, leaf -> leaf.statistics(request));
    }

    private <T> CompletableFuture<T> ask(NodeId node, Function<LeafSearch, T> question) {
        LeafSearch leaf = leaves.get(node);
        if (leaf == null || down.contains(node)) {
            return CompletableFuture.failedFuture(new IOException("node " + node.value() + " cannot be reached"));
        }
        try {
            return CompletableFuture.completedFuture(question.apply(leaf));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
