package io.cameogrid.grid.digest;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The newest digest of each other node, and when it came; and since when nodes are away. Threads: any. */
public final class NodeDigests {
    private static final Logger LOG = LoggerFactory.getLogger(NodeDigests.class);

    private final Map<UUID, Heard> heard = new ConcurrentHashMap<>();
    private final Map<String, Instant> awaySince = new ConcurrentHashMap<>();
    private volatile long topology;
    private volatile long topologySince = System.nanoTime();

    /**
     * A digest of another node.
     *
     * @param nanos when it came
     */
    private record Heard(NodeDigest digest, long nanos) {}

    void received(UUID node, byte[] bytes) {
        try {
            DigestInput.digest(bytes)
                    .ifPresent(digest -> heard.merge(node, new Heard(digest, System.nanoTime()), NodeDigests::newer));
        } catch (RuntimeException e) {
            LOG.warn("node {} said something about itself that is not understood: {}", node, e.toString());
        }
    }

    /** Messages may overtake each other. */
    private static Heard newer(Heard one, Heard other) {
        return one.digest().number() > other.digest().number() ? one : other;
    }

    /** The newest digest of a node. */
    public Optional<NodeDigest> digest(UUID node) {
        return Optional.ofNullable(heard.get(node)).map(Heard::digest);
    }

    /** What all other nodes together have of an index, as they last said. */
    public NodeDigest.Sizes sizes(String incarnation) {
        return heard.values().stream()
                .flatMap(last -> last.digest().indexes().stream())
                .filter(index -> index.incarnation().equals(incarnation))
                .map(NodeDigest.IndexPart::sizes)
                .reduce(NodeDigest.Sizes.NONE, NodeDigest.Sizes::plus);
    }

    /** How long a node has said nothing. */
    public Optional<Duration> silence(UUID node) {
        return Optional.ofNullable(heard.get(node)).map(last -> Duration.ofNanos(System.nanoTime() - last.nanos()));
    }

    /** Since when a node has been away, if this one has seen it go. */
    public Optional<Instant> awaySince(String id) {
        return Optional.ofNullable(awaySince.get(id));
    }

    /** How long the topology has been what it is. */
    public Duration settlingTime() {
        return Duration.ofNanos(System.nanoTime() - topologySince);
    }

    /** Takes note of who is here; the digests of all others are forgotten. */
    void present(long version, Collection<UUID> nodes) {
        if (version != topology) {
            topology = version;
            topologySince = System.nanoTime();
            heard.keySet().retainAll(nodes);
        }
    }

    void left(String id) {
        awaySince.putIfAbsent(id, Instant.now());
    }

    void came(String id) {
        awaySince.remove(id);
    }
}
