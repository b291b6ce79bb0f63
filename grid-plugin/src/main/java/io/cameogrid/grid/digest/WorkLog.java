package io.cameogrid.grid.digest;

import io.cameogrid.api.topology.CopyStatus;
import io.cameogrid.api.topology.TaskView.Kind;
import io.cameogrid.grid.digest.NodeDigest.Copy;
import io.cameogrid.grid.digest.NodeDigest.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Remembers since when copies of an index are being filled or rebuilt, and which: from the first of them on, until none is
 * any more. Threads: one at a time.
 */
final class WorkLog {
    private final Map<String, Map<Kind, Work>> running = new HashMap<>();

    /** What is under way with these copies. */
    List<Work> work(String incarnation, List<Copy> copies, Instant now) {
        Map<Kind, Work> before = running.getOrDefault(incarnation, Map.of());
        Map<Kind, Work> after = new EnumMap<>(Kind.class);
        note(before, after, Kind.REBALANCE, copies, copy -> copy.state() == CopyStatus.State.MOVING, now);
        note(before, after, Kind.REBUILD, copies, copy -> copy.rebuilt() < 1, now);
        if (after.isEmpty()) {
            running.remove(incarnation);
        } else {
            running.put(incarnation, after);
        }
        return List.copyOf(after.values());
    }

    /** Forgets all other indexes. */
    void retain(Set<String> incarnations) {
        running.keySet().retainAll(incarnations);
    }

    private static void note(
            Map<Kind, Work> before,
            Map<Kind, Work> after,
            Kind kind,
            List<Copy> copies,
            Predicate<Copy> busy,
            Instant now) {
        List<Copy> involved = copies.stream().filter(busy).toList();
        if (involved.isEmpty()) {
            return;
        }
        Set<Integer> partitions = new TreeSet<>();
        involved.forEach(copy -> partitions.add(copy.partition()));
        Work known = before.get(kind);
        if (known == null) {
            after.put(kind, new Work(kind, now, Work.done(kind, involved), new ArrayList<>(partitions)));
        } else {
            partitions.addAll(known.partitions());
            long joined = Work.done(
                    kind,
                    involved.stream()
                            .filter(copy -> !known.partitions().contains(copy.partition()))
                            .toList());
            after.put(kind, new Work(kind, known.started(), known.began() + joined, new ArrayList<>(partitions)));
        }
    }
}
