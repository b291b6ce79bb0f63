package io.cameogrid.search.node;

import io.cameogrid.api.SearchEngine;
import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.api.topology.MicroshardId;
import io.cameogrid.api.topology.NodeId;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.search.microshard.MicroshardConfig;
import io.cameogrid.search.microshard.MicroshardState;
import io.cameogrid.search.microshard.RecoveryFacts;
import io.cameogrid.search.port.Row;
import io.cameogrid.search.port.RowSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Nodes with real engines over one index in one JVM. Every node holds a copy of every partition, so that ownership can
 * move at any moment; a write reaches all copies before it returns.
 */
public final class MemoryCluster implements AutoCloseable {
    private static final byte[] CURSOR_KEY = "the key of this cluster's cursors".getBytes(StandardCharsets.UTF_8);

    private final IndexDefinition index;
    private final MemoryOwnership ownership = new MemoryOwnership();
    private final MemoryPeerChannel peers = new MemoryPeerChannel();
    private final MemorySchemaSource schema = new MemorySchemaSource();
    private final MemoryRowSource rows = new MemoryRowSource();
    private final List<SearchNode> nodes = new ArrayList<>();
    private final Map<DocumentKey, Long> versions = new HashMap<>();
    private Runnable afterLook = () -> {};

    public MemoryCluster(Path directory, IndexDefinition index, int size) {
        this(directory, index, size, source -> source);
    }

    /** @param watched what the engines read rows through */
    public MemoryCluster(Path directory, IndexDefinition index, int size, UnaryOperator<RowSource> watched) {
        this.index = index;
        schema.put(index);
        for (int number = 0; number < size; number++) {
            SearchConfig defaults = SearchConfig.defaults(directory.resolve("node" + number), "node" + number);
            MicroshardConfig small = defaults.microshards().withBufferBytes(16 << 20);
            SearchNode node = SearchNode.start(
                    new SearchConfig(small, defaults.limits(), 4, 100, 4),
                    new SearchPorts(
                            new MemoryPartitionMap(id(number), ownership, () -> afterLook.run()),
                            watched.apply(rows),
                            peers,
                            schema,
                            () -> Optional.of(CURSOR_KEY)));
            nodes.add(node);
            peers.join(id(number), node.leafSearch());
        }
        for (int partition = 0; partition < index.microshards(); partition++) {
            ownership.give(partition, id(partition % size));
            recover(partition);
        }
    }

    public static NodeId id(int number) {
        return new NodeId(new UUID(0, number));
    }

    public MemoryOwnership ownership() {
        return ownership;
    }

    /** The peers as each node sees them. */
    public MemoryPeerChannel peers() {
        return peers;
    }

    public IndexDefinition index() {
        return index;
    }

    public SearchEngine engine(int node) {
        return nodes.get(node).searchEngine();
    }

    public SearchNode node(int number) {
        return nodes.get(number);
    }

    /** Runs after each look of a node at the owners. */
    public void afterLook(Runnable action) {
        afterLook = action;
    }

    public int partition(String routingKey) {
        return Math.floorMod(routingKey.hashCode(), index.microshards());
    }

    public void put(String id, String json) {
        put(DocumentKey.of(id), json);
    }

    public synchronized void put(DocumentKey key, String json) {
        MicroshardId microshard = microshard(partition(key.routingKey()));
        long version = versions.merge(key, 1L, Long::sum);
        Row row = new Row(key, version, index.version(), JsonBytes.of(json));
        rows.put(microshard, row);
        nodes.forEach(node -> node.changeSink().stored(microshard, row));
    }

    public synchronized void remove(String id) {
        MicroshardId microshard = microshard(partition(id));
        rows.remove(microshard, DocumentKey.of(id));
        versions.remove(DocumentKey.of(id));
        nodes.forEach(node -> node.changeSink().removed(microshard, DocumentKey.of(id)));
    }

    public MicroshardId microshard(int partition) {
        return new MicroshardId(index.incarnation(), partition);
    }

    /** Makes another index of as many partitions, which are where those of the first are. */
    public void add(IndexDefinition other) {
        schema.put(other);
        for (int partition = 0; partition < other.microshards(); partition++) {
            recover(new MicroshardId(other.incarnation(), partition));
        }
    }

    /** Puts a document into one of the other indexes, where its version is always 1. */
    public synchronized void put(IndexDefinition other, String id, String json) {
        MicroshardId microshard = new MicroshardId(other.incarnation(), partition(id));
        Row row = new Row(DocumentKey.of(id), 1, other.version(), JsonBytes.of(json));
        rows.put(microshard, row);
        nodes.forEach(node -> node.changeSink().stored(microshard, row));
    }

    private void recover(int partition) {
        recover(microshard(partition));
    }

    private void recover(MicroshardId microshard) {
        for (SearchNode node : nodes) {
            node.microshards().open(microshard);
            MicroshardState state = node.microshards().recover(microshard, RecoveryFacts.running(0));
            if (state != MicroshardState.OWNING) {
                throw new IllegalStateException("microshard " + microshard + " is " + state);
            }
        }
    }

    @Override
    public void close() {
        nodes.forEach(SearchNode::close);
    }
}
