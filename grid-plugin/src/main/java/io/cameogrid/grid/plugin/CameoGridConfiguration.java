package io.cameogrid.grid.plugin;

import io.cameogrid.grid.cluster.ClusterNames;
import io.cameogrid.grid.cluster.ClusterRules;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.ignite.plugin.PluginConfiguration;

/**
 * Settings of the plugin on one node.
 *
 * @param directory where the microshards live; absent, {@code cameogrid/<consistentId>} under Ignite's work directory
 * @param microshards of an index that does not say; a power of two
 * @param replicas of an index that does not say
 * @param maxFields that an index may have; more are kept in the documents, but not indexed
 * @param maxRecordBytes the longest document
 * @param maxBatchBytes the most that one transaction may store; well below the size of a WAL segment
 * @param indexBufferBytes memory of all index writers of the node before they flush
 * @param defaultSearchLimit hits of a search that does not say
 * @param concurrentSearches searches that run at once on the node; others wait
 * @param names of the node and its cluster
 * @param rules by which the cluster decides who belongs to it
 */
public record CameoGridConfiguration(
        Optional<Path> directory,
        int microshards,
        int replicas,
        int maxFields,
        int maxRecordBytes,
        long maxBatchBytes,
        long indexBufferBytes,
        int defaultSearchLimit,
        int concurrentSearches,
        ClusterNames names,
        ClusterRules rules)
        implements PluginConfiguration {

    private static final int MIB = 1 << 20;

    /** Everything by default. */
    public static CameoGridConfiguration defaults() {
        return new CameoGridConfiguration(
                Optional.empty(),
                8,
                1,
                1_000,
                64 * MIB,
                200L * MIB,
                64L * MIB,
                10,
                2 * Runtime.getRuntime().availableProcessors() + 2,
                new ClusterNames("cameogrid", "cameogrid-cluster", true),
                ClusterRules.NONE);
    }

    public CameoGridConfiguration withDirectory(Path newDirectory) {
        return new CameoGridConfiguration(
                Optional.of(newDirectory),
                microshards,
                replicas,
                maxFields,
                maxRecordBytes,
                maxBatchBytes,
                indexBufferBytes,
                defaultSearchLimit,
                concurrentSearches,
                names,
                rules);
    }

    /** The same settings on a node of another name and cluster. */
    public CameoGridConfiguration withCluster(ClusterNames newNames, ClusterRules newRules) {
        return new CameoGridConfiguration(
                directory,
                microshards,
                replicas,
                maxFields,
                maxRecordBytes,
                maxBatchBytes,
                indexBufferBytes,
                defaultSearchLimit,
                concurrentSearches,
                newNames,
                newRules);
    }
}
