package io.cameogrid.testkit.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether writes and reads of single documents are linearizable. The versions that the store gives say in which order the
 * writes took place; what remains is whether that order agrees with what had ended before what began.
 */
public final class DocumentHistoryCheck {
    private DocumentHistoryCheck() {}

    /**
     * An operation on one document as its client saw it; operations without an answer are left out, and what they wrote is
     * known when it is read.
     *
     * @param begin in nanoseconds of one clock for the whole history
     * @param version that was written or read; 0 if there was no document
     * @param value that was written or read, unique among the writes of the history
     */
    public record Step(String id, Kind kind, long begin, long end, long version, String value) {
        /** What the client asked for. */
        public enum Kind {
            WRITE,
            READ
        }
    }

    /** What is wrong, for people; nothing if each document was linearizable. */
    public static List<String> violations(List<Step> history) {
        List<String> violations = new ArrayList<>();
        Map<String, Map<Long, String>> values = new HashMap<>();
        DependencyGraph graph = new DependencyGraph(history.size());
        Map<String, VersionOrder> orders = new HashMap<>();
        Map<String, List<RealTime.Span>> spans = new HashMap<>();
        for (int i = 0; i < history.size(); i++) {
            Step step = history.get(i);
            VersionOrder order = orders.computeIfAbsent(step.id(), id -> new VersionOrder());
            spans.computeIfAbsent(step.id(), id -> new ArrayList<>())
                    .add(new RealTime.Span(i, step.begin(), step.end()));
            if (step.kind() == Step.Kind.WRITE) {
                order.written(step.version(), i);
            } else {
                order.read(step.version(), i);
            }
            Optional.ofNullable(values.computeIfAbsent(step.id(), id -> new HashMap<>())
                            .put(step.version(), step.value()))
                    .filter(other -> !other.equals(step.value()))
                    .ifPresent(other -> violations.add(step.id() + " has two values of version " + step.version() + ": "
                            + other + " and " + step.value()));
        }
        orders.values().forEach(order -> order.addTo(graph));
        spans.values().forEach(ofOne -> RealTime.addTo(graph, ofOne));
        graph.cycle().ifPresent(violations::add);
        return violations;
    }
}
