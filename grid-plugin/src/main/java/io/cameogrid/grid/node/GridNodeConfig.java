package io.cameogrid.grid.node;

import io.cameogrid.grid.plugin.CameoGridConfiguration;
import java.nio.file.Path;
import java.util.List;

/**
 * Settings of a whole node.
 *
 * @param dataDirectory holds everything that the node keeps, its identity included
 * @param label the node's name for people
 * @param clusterEnabled whether other nodes may join; if not, the ports are free ones on loopback
 * @param bindAddress where the grid listens
 * @param clusterPort of discovery; communication takes the next free one; 0 for a free one
 * @param clusterName for people
 * @param seedNodes {@code host:port} of nodes to join
 * @param walSync whether an acknowledged write is on the disk (else in the operating system's cache)
 * @param memory sizes of the store's memory
 * @param wal sizes of the write-ahead log
 * @param plugin settings of search
 */
public record GridNodeConfig(
        Path dataDirectory,
        String label,
        boolean clusterEnabled,
        String bindAddress,
        int clusterPort,
        String clusterName,
        List<String> seedNodes,
        boolean walSync,
        Memory memory,
        Wal wal,
        CameoGridConfiguration plugin) {

    private static final long MIB = 1L << 20;

    public GridNodeConfig {
        seedNodes = List.copyOf(seedNodes);
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
                false,
                "127.0.0.1",
                0,
                "cameogrid-cluster",
                List.of(),
                true,
                new Memory(384 * MIB, 96 * MIB),
                new Wal(256 * MIB, 1024 * MIB),
                CameoGridConfiguration.defaults());
    }

    /** The same node with other search settings. */
    public GridNodeConfig withPlugin(CameoGridConfiguration newPlugin) {
        return new GridNodeConfig(
                dataDirectory,
                label,
                clusterEnabled,
                bindAddress,
                clusterPort,
                clusterName,
                seedNodes,
                walSync,
                memory,
                wal,
                newPlugin);
    }
}
