package io.cameogrid.search.microshard;

import java.nio.file.Path;

/**
 * The settings of a node's microshards.
 *
 * @param root directory that holds nothing but microshards, as {@code <incarnation>/<partition>/<generation>}
 * @param node the name that this node keeps over restarts; microshards of another are not taken over
 * @param bufferBytes memory that the index writers of the node may use together before the largest is flushed
 * @param mergeThreads threads that merge segments, for all microshards together
 * @param rebuildThreads microshards that are rebuilt at a time
 */
public record MicroshardConfig(Path root, String node, long bufferBytes, int mergeThreads, int rebuildThreads) {
    private static final long DEFAULT_BUFFER_BYTES = 64L << 20;

    public MicroshardConfig {
        atLeastOne("bufferBytes", bufferBytes);
        atLeastOne("mergeThreads", mergeThreads);
        atLeastOne("rebuildThreads", rebuildThreads);
    }

    /** Everything by default but where the microshards are and whose they are. */
    public static MicroshardConfig defaults(Path root, String node) {
        int half = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        return new MicroshardConfig(root, node, DEFAULT_BUFFER_BYTES, half, half);
    }

    public MicroshardConfig withBufferBytes(long bytes) {
        return new MicroshardConfig(root, node, bytes, mergeThreads, rebuildThreads);
    }

    private static void atLeastOne(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is less than 1: " + value);
        }
    }
}
