package io.cameogrid.grid.node;

import io.cameogrid.grid.plugin.CameoGridConfiguration;
import io.cameogrid.grid.quorum.Voters;
import io.cameogrid.grid.trust.NodeTrust;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Settings of a whole node.
 *
 * @param dataDirectory holds everything that the node keeps, its identity included
 * @param label the node's name for people
 * @param cluster how it finds other nodes
 * @param walSync whether an acknowledged write is on the disk (else in the operating system's cache)
 * @param memory sizes of the store's memory
 * @param wal sizes of the write-ahead log
 * @param plugin settings of search
 */
public record GridNodeConfig(
        Path dataDirectory,
        String label,
        Cluster cluster,
        boolean walSync,
        Memory memory,
        Wal wal,
        CameoGridConfiguration plugin) {

    private static final long MIB = 1L << 20;

    /**
     * How the node finds others and what it does without them.
     *
     * @param enabled whether other nodes may join; if not, the ports are free ones on loopback
     * @param bindAddress where the grid listens, and nowhere else
     * @param advertisedAddress host by which other nodes reach this one, if that is not an address of its own
     * @param port of discovery; communication has the next one
     * @param name of the cluster; nodes of another are refused
     * @param seedNodes {@code host[:port]} of nodes to join
     * @param voters whose majority decides
     * @param readsWithoutQuorum whether reads and searches are answered when the cluster may have gone on without the node
     * @param nodeLeftGrace how long a server may be away before it is no more counted on
     * @param failureDetection how long a server may be silent before the others go on without it
     * @param trust by what nodes know each other
     */
    public record Cluster(
            boolean enabled,
            String bindAddress,
            Optional<String> advertisedAddress,
            int port,
            String name,
            List<String> seedNodes,
            Voters voters,
            boolean readsWithoutQuorum,
            Duration nodeLeftGrace,
            Duration failureDetection,
            NodeTrust trust) {
        private static final String NAME = "cameogrid-cluster";
        private static final String LOOPBACK = "127.0.0.1";

        public Cluster {
            seedNodes = List.copyOf(seedNodes);
        }

        /** Of a node that is alone. */
        public static Cluster none() {
            return new Cluster(
                    false,
                    LOOPBACK,
                    Optional.empty(),
                    0,
                    NAME,
                    List.of(),
                    Voters.NONE,
                    false,
                    Duration.ofMinutes(5),
                    Duration.ofSeconds(10),
                    new NodeTrust.Everybody());
        }

        /** Of a node of this machine that forms a cluster with the seeds, which are the voters. */
        public static Cluster local(String bindAddress, int port, List<String> seedNodes) {
            return new Cluster(
                    true,
                    bindAddress,
                    Optional.empty(),
                    port,
                    NAME,
                    seedNodes,
                    Voters.of(seedNodes, port),
                    false,
                    none().nodeLeftGrace(),
                    none().failureDetection(),
                    none().trust());
        }

        /** The same cluster that waits for a node so long. */
        public Cluster withNodeLeftGrace(Duration newGrace) {
            return new Cluster(
                    enabled,
                    bindAddress,
                    advertisedAddress,
                    port,
                    name,
                    seedNodes,
                    voters,
                    readsWithoutQuorum,
                    newGrace,
                    failureDetection,
                    trust);
        }

        /** The same cluster with other voters. */
        public Cluster withVoters(Voters newVoters) {
            return new Cluster(
                    enabled,
                    bindAddress,
                    advertisedAddress,
                    port,
                    name,
                    seedNodes,
                    newVoters,
                    readsWithoutQuorum,
                    nodeLeftGrace,
                    failureDetection,
                    trust);
        }
    }

    /**
     * Memory outside the heap.
     *
     * @param regionBytes of documents; more lie on disk only
     * @param checkpointBufferBytes for pages that change while a checkpoint writes them
     */
    public record Memory(long regionBytes, long checkpointBufferBytes) {}

    /**
     * The write-ahead log on disk.
     *
     * @param segmentBytes must be larger than any transaction
     * @param archiveBytes kept at most
     */
    public record Wal(long segmentBytes, long archiveBytes) {}

    /** A single node with everything by default. */
    public static GridNodeConfig defaults(Path dataDirectory) {
        return new GridNodeConfig(
                dataDirectory,
                "cameogrid",
                Cluster.none(),
                true,
                new Memory(384 * MIB, 96 * MIB),
                new Wal(256 * MIB, 1024 * MIB),
                CameoGridConfiguration.defaults());
    }

    /** The same node with other search settings. */
    public GridNodeConfig withPlugin(CameoGridConfiguration newPlugin) {
        return new GridNodeConfig(dataDirectory, label, cluster, walSync, memory, wal, newPlugin);
    }

    /** The same node in another cluster. */
    public GridNodeConfig withCluster(Cluster newCluster) {
        return new GridNodeConfig(dataDirectory, label, newCluster, walSync, memory, wal, plugin);
    }
}
