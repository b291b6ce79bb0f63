package io.cameogrid.grid.digest;

import io.cameogrid.api.topology.CopyStatus;
import io.cameogrid.grid.digest.NodeDigest.Copy;
import io.cameogrid.grid.internal.LocalPartitions.Assignment;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The copies that certainly can be searched: their nodes have said so, not long ago, and since partitions were last assigned. What a
 * node said before that may be about a copy that it had then, and gets anew. Threads: any.
 */
public final class SearchableCopies {
    /** Each node speaks every second; one that has missed several may serve nobody. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(4);

    private final Supplier<UUID> localNode;
    private final NodeDigests digests;
    private final Supplier<NodeDigest> own;

    /**
     * @param localNode the id of this node, when it has one
     * @param own digest of this node as it is now
     */
    public SearchableCopies(Supplier<UUID> localNode, NodeDigests digests, Supplier<NodeDigest> own) {
        this.localNode = localNode;
        this.digests = digests;
        this.own = own;
    }

    /**
     * What the node can search, by incarnation; nothing if it has not said.
     *
     * @param assignment the newest there is; what was said in an earlier one does not count
     */
    public Map<String, Set<Integer>> on(UUID node, Assignment assignment) {
        return said(node)
                .filter(digest -> new Assignment(digest.topology(), digest.assignment()).compareTo(assignment) >= 0)
                .map(SearchableCopies::searchable)
                .orElse(Map.of());
    }

    private Optional<NodeDigest> said(UUID node) {
        if (node.equals(localNode.get())) {
            return Optional.of(own.get());
        }
        boolean speaks = digests.silence(node)
                .filter(silence -> silence.compareTo(LONGEST_SILENCE) <= 0)
                .isPresent();
        return speaks ? digests.digest(node) : Optional.empty();
    }

    private static Map<String, Set<Integer>> searchable(NodeDigest digest) {
        return digest.indexes().stream()
                .collect(Collectors.toMap(
                        NodeDigest.IndexPart::incarnation,
                        index -> index.copies().stream()
                                .filter(copy -> copy.state() == CopyStatus.State.OWNING)
                                .filter(copy -> copy.microshard() == CopyStatus.Microshard.OWNING)
                                .map(Copy::partition)
                                .collect(Collectors.toSet())));
    }
}
