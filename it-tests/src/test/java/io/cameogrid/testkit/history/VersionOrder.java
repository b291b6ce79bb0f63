package io.cameogrid.testkit.history;

import io.cameogrid.testkit.history.DependencyGraph.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The versions of one key in their order, who wrote and who read each. Version 0 is the absence of the key. */
final class VersionOrder {
    private final TreeMap<Long, Integer> writers = new TreeMap<>();
    private final List<Reading> readings = new ArrayList<>();
    private final Set<Integer> later = new HashSet<>();

    private record Reading(int reader, long version) {}

    void written(long version, int writer) {
        writers.put(version, writer);
    }

    /** Written, and read by nobody: after every version that was read. */
    void writtenLast(int writer) {
        later.add(writer);
    }

    void read(long version, int reader) {
        readings.add(new Reading(reader, version));
    }

    void addTo(DependencyGraph graph) {
        Integer previous = null;
        for (Integer writer : writers.values()) {
            if (previous != null) {
                graph.add(previous, writer, Reason.WRITTEN_BEFORE);
            }
            previous = writer;
        }
        for (Reading reading : readings) {
            Integer writer = writers.get(reading.version);
            if (writer != null) {
                graph.add(writer, reading.reader, Reason.READ_BY);
            }
            Map.Entry<Long, Integer> next = writers.higherEntry(reading.version);
            if (next != null) {
                graph.add(reading.reader, next.getValue(), Reason.READ_BEFORE);
            } else {
                later.forEach(unread -> graph.add(reading.reader, unread, Reason.READ_BEFORE));
            }
        }
    }
}
