package io.cameogrid.grid.digest;

import io.cameogrid.api.topology.CopyStatus;
import io.cameogrid.api.topology.NodeStatus;
import io.cameogrid.api.topology.TaskView;
import java.time.Instant;
import java.util.List;

/**
 * What a node says about itself.
 *
 * @param number grows with each digest of the node
 * @param version of its program
 * @param started when its process began to serve
 * @param topology the newest topology that its partitions are assigned by
 * @param indexes those of which it has copies
 * @param tasks that it runs and that the others could not infer from its copies
 * @param assignment of partitions within the topology, for each may have several; {@link #UNTOLD} in digests of earlier versions
 */
public record NodeDigest(
        long number,
        String version,
        Instant started,
        long topology,
        NodeStatus.Room room,
        List<IndexPart> indexes,
        List<TaskView> tasks,
        long assignment) {
    /** As new as any: the topology alone tells how new the digest is. */
    static final long UNTOLD = Long.MAX_VALUE;

    public NodeDigest {
        indexes = List.copyOf(indexes);
        tasks = List.copyOf(tasks);
    }

    /**
     * The node's part of one index.
     *
     * @param sizes as they were not long ago
     * @param work what is under way with its copies
     */
    public record IndexPart(String incarnation, List<Copy> copies, Sizes sizes, List<Work> work) {
        public IndexPart {
            copies = List.copyOf(copies);
            work = List.copyOf(work);
        }
    }

    /** Bytes of an index on a node: its microshards on disk and in memory, and its documents. */
    public record Sizes(long onDisk, long buffered, long stored) {
        static final Sizes NONE = new Sizes(0, 0, 0);

        Sizes plus(Sizes other) {
            return new Sizes(onDisk + other.onDisk, buffered + other.buffered, stored + other.stored);
        }
    }

    /**
     * A copy of one partition.
     *
     * @param detail why it is not searched; empty if it is
     * @param documents that it has now
     * @param rebuilt share of a running rebuild of its microshard; 1 if none runs
     */
    public record Copy(
            int partition,
            boolean primary,
            CopyStatus.State state,
            CopyStatus.Microshard microshard,
            String detail,
            long documents,
            double rebuilt) {

        /** Whether the same can be said of both, but for numbers that change with every write. */
        boolean sameState(Copy other) {
            return partition == other.partition
                    && primary == other.primary
                    && state == other.state
                    && microshard == other.microshard
                    && detail.equals(other.detail);
        }
    }

    /**
     * Copies that are being filled, or whose microshards are being rebuilt.
     *
     * @param began what was done when it was first seen
     */
    public record Work(TaskView.Kind kind, Instant started, long began, List<Integer> partitions) {
        public Work {
            partitions = List.copyOf(partitions);
        }

        /** Documents that these copies have, or that the rebuilds of their microshards have been through. */
        public long done(List<Copy> copies) {
            return done(kind, copies);
        }

        static long done(TaskView.Kind kind, List<Copy> copies) {
            return copies.stream()
                    .mapToLong(copy -> kind == TaskView.Kind.REBUILD
                            ? Math.round(copy.rebuilt() * copy.documents())
                            : copy.documents())
                    .sum();
        }
    }

    /** Whether both say the same, but for numbers that change with every write. */
    boolean sameState(NodeDigest other) {
        if (topology != other.topology || assignment != other.assignment || indexes.size() != other.indexes.size()) {
            return false;
        }
        for (int i = 0; i < indexes.size(); i++) {
            if (!sameState(indexes.get(i), other.indexes.get(i))) {
                return false;
            }
        }
        return tasks.size() == other.tasks.size();
    }

    private static boolean sameState(IndexPart one, IndexPart other) {
        if (!one.incarnation().equals(other.incarnation())
                || one.copies().size() != other.copies().size()) {
            return false;
        }
        for (int i = 0; i < one.copies().size(); i++) {
            if (!one.copies().get(i).sameState(other.copies().get(i))) {
                return false;
            }
        }
        return true;
    }
}
