package io.cameogrid.deploy.config;

import io.cameogrid.grid.trust.NodeTrust;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Every setting of a node, complete and checked; one part for each section of the configuration file. */
public record CameoGridConfig(
        NodeConfig node,
        HttpConfig http,
        ClusterConfig cluster,
        StorageConfig storage,
        SearchConfig search,
        LimitsConfig limits) {

    /** Section {@code [node]}. */
    public record NodeConfig(String label) {}

    /** Section {@code [network.http]}: where the REST interface listens. */
    public record HttpConfig(String bindAddress, int port, Duration requestTimeout, int maxConcurrentRequests) {}

    /**
     * Section {@code [network.cluster]}: how nodes find each other.
     *
     * @param advertisedAddress host by which other nodes reach this one, if that is not an address of its own
     * @param seedNodes of nodes to ask for the cluster, each {@code host[:port]}
     * @param clusterNodes the nodes that vote, each {@code host[:port]}; if none, the seeds do
     * @param readsWithoutQuorum whether reads are answered that may be stale, when too few voters are here
     * @param trust by what nodes know each other
     */
    public record ClusterConfig(
            boolean enabled,
            String bindAddress,
            Optional<String> advertisedAddress,
            int port,
            String clusterName,
            List<String> seedNodes,
            List<String> clusterNodes,
            boolean readsWithoutQuorum,
            Duration nodeLeftGrace,
            Duration failureDetection,
            NodeTrust trust) {
        public ClusterConfig {
            seedNodes = List.copyOf(seedNodes);
            clusterNodes = List.copyOf(clusterNodes);
        }
    }

    /**
     * Section {@code [storage]}.
     *
     * @param pageMemory off-heap memory for documents
     * @param checkpointBuffer off-heap memory for pages that change while a checkpoint writes them
     * @param walMaxSize disk space for the write-ahead log
     * @param microshards of a new index
     * @param replicas copies of a new index beside the first one
     */
    public record StorageConfig(
            Path dataDirectory,
            boolean walSync,
            ByteSize walSegmentSize,
            ByteSize walMaxSize,
            ByteSize pageMemory,
            ByteSize checkpointBuffer,
            int microshards,
            int replicas) {

        /**
         * What one transaction may store: a record of the log holds all of it, and must leave room in its segment for
         * what the store adds.
         */
        public ByteSize maxBatch() {
            return new ByteSize(walSegmentSize.bytes() / 32 * 25);
        }
    }

    /**
     * Section {@code [search]}.
     *
     * @param indexBuffers heap for documents that are indexed but not yet in a segment, of all indexes together
     */
    public record SearchConfig(int defaultLimit, ByteSize indexBuffers) {}

    /** Section {@code [limits]}. */
    public record LimitsConfig(ByteSize maxRecordSize, ByteSize maxBodySize) {}
}
