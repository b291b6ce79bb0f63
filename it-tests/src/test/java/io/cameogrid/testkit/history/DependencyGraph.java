package io.cameogrid.testkit.history;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which transaction must come before which, and why. Transactions are numbers from 0. */
final class DependencyGraph {
    private final List<Map<Integer, Set<Reason>>> successors = new ArrayList<>();

    /** Why one comes before the other. */
    enum Reason {
        WRITTEN_BEFORE("its write was overwritten by"),
        READ_BY("its write was read by"),
        READ_BEFORE("did not see the write of"),
        ENDED_BEFORE("had ended when there began");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    DependencyGraph(int transactions) {
        for (int i = 0; i < transactions; i++) {
            successors.add(new HashMap<>());
        }
    }

    void add(int before, int after, Reason reason) {
        if (before != after) {
            successors
                    .get(before)
                    .computeIfAbsent(after, key -> EnumSet.noneOf(Reason.class))
                    .add(reason);
        }
    }

    /** A shortest cycle through one of the transactions that are on cycles, told step by step; empty if there is none. */
    Optional<String> cycle() {
        int[] component = components();
        int[] sizes = new int[successors.size()];
        for (int number : component) {
            sizes[number]++;
        }
        for (int i = 0; i < component.length; i++) {
            if (sizes[component[i]] > 1) {
                return Optional.of(told(shortestCycle(i, component)));
            }
        }
        return Optional.empty();
    }

    /** Breadth first from the transaction until an edge leads back to it. */
    private List<Integer> shortestCycle(int start, int[] component) {
        int[] previous = new int[successors.size()];
        Arrays.fill(previous, -1);
        Deque<Integer> queue = new ArrayDeque<>(List.of(start));
        while (true) {
            int node = queue.remove();
            for (int next : successors.get(node).keySet()) {
                if (next == start) {
                    return path(previous, start, node);
                }
                if (component[next] == component[start] && previous[next] < 0) {
                    previous[next] = node;
                    queue.add(next);
                }
            }
        }
    }

    private static List<Integer> path(int[] previous, int start, int end) {
        Deque<Integer> path = new ArrayDeque<>(List.of(start));
        for (int node = end; node != start; node = previous[node]) {
            path.addFirst(node);
        }
        path.addFirst(start);
        return List.copyOf(path);
    }

    private String told(List<Integer> path) {
        StringBuilder text = new StringBuilder("cycle:");
        for (int i = 0; i + 1 < path.size(); i++) {
            Reason reason =
                    successors.get(path.get(i)).get(path.get(i + 1)).iterator().next();
            text.append(" T")
                    .append(path.get(i))
                    .append(' ')
                    .append(reason.words)
                    .append(" T")
                    .append(path.get(i + 1))
                    .append(';');
        }
        return text.toString();
    }

    /**
     * The number of each transaction's strongly connected component (Tarjan, "Depth-First Search and Linear Graph
     * Algorithms", 1972), without recursion, since a history is longer than a stack is deep.
     */
    private int[] components() {
        int size = successors.size();
        int[] index = new int[size];
        int[] low = new int[size];
        int[] component = new int[size];
        Arrays.fill(component, -1);
        Deque<Integer> open = new ArrayDeque<>();
        int visited = 0;
        int components = 0;
        for (int root = 0; root < size; root++) {
            Deque<Visit> visits = new ArrayDeque<>();
            if (index[root] == 0) {
                visits.push(new Visit(root, successors.get(root).keySet().iterator()));
            }
            while (!visits.isEmpty()) {
                Visit visit = visits.peek();
                int node = visit.node();
                if (index[node] == 0) {
                    visited++;
                    index[node] = visited;
                    low[node] = visited;
                    open.push(node);
                }
                if (visit.rest().hasNext()) {
                    int next = visit.rest().next();
                    if (index[next] == 0) {
                        visits.push(
                                new Visit(next, successors.get(next).keySet().iterator()));
                    } else if (component[next] < 0) {
                        low[node] = Math.min(low[node], index[next]);
                    }
                    continue;
                }
                visits.pop();
                if (!visits.isEmpty()) {
                    int parent = visits.peek().node();
                    low[parent] = Math.min(low[parent], low[node]);
                }
                if (low[node] == index[node]) {
                    int member;
                    do {
                        member = open.pop();
                        component[member] = components;
                    } while (member != node);
                    components++;
                }
            }
        }
        return component;
    }

    private record Visit(int node, Iterator<Integer> rest) {}
}
