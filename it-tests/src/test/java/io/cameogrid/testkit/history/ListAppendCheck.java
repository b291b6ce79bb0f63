package io.cameogrid.testkit.history;

import io.cameogrid.testkit.history.Transaction.Operation;
import io.cameogrid.testkit.history.Transaction.Operation.Append;
import io.cameogrid.testkit.history.Transaction.Operation.Read;
import io.cameogrid.testkit.history.Transaction.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whether a history of transactions that read lists and append to them is strictly serializable: as if each had happened
 * alone, at one moment between its begin and its end.
 *
 * <p>A list that a committed transaction read tells the order of all appends to it, so nothing has to be guessed.
 */
public final class ListAppendCheck {
    private final List<Transaction> history;
    private final Map<String, Map<Long, Integer>> writers = new HashMap<>();
    private final Map<String, List<Long>> longest = new TreeMap<>();
    private final List<String> violations = new ArrayList<>();

    private ListAppendCheck(List<Transaction> history) {
        this.history = history;
    }

    /** What is wrong, for people; nothing if the history is strictly serializable. */
    public static List<String> violations(List<Transaction> history) {
        ListAppendCheck check = new ListAppendCheck(history);
        check.collect();
        check.readsArePrefixes();
        check.readsAreOfCommitted();
        if (check.violations.isEmpty()) {
            check.graph().cycle().ifPresent(check.violations::add);
        }
        return List.copyOf(check.violations);
    }

    private void collect() {
        for (int i = 0; i < history.size(); i++) {
            for (Operation operation : history.get(i).operations()) {
                switch (operation) {
                    case Append append ->
                        writers.computeIfAbsent(append.key(), key -> new HashMap<>())
                                .put(append.value(), i);
                    case Read read -> {
                        // What was not committed may have read its own appends, which nobody else ever sees.
                        if (committed(i)) {
                            longest.merge(read.key(), read.values(), ListAppendCheck::longer);
                        }
                    }
                }
            }
        }
    }

    private static List<Long> longer(List<Long> one, List<Long> other) {
        return other.size() > one.size() ? other : one;
    }

    private void readsArePrefixes() {
        for (int i = 0; i < history.size(); i++) {
            for (Operation operation : history.get(i).operations()) {
                if (operation instanceof Read read && committed(i)) {
                    List<Long> order = longest.get(read.key());
                    if (!order.subList(0, read.values().size()).equals(read.values())) {
                        violations.add(parting("T" + i, read, order));
                    }
                }
            }
        }
        longest.forEach((key, order) -> {
            if (new HashSet<>(order).size() < order.size()) {
                violations.add(key + " has an append twice: " + order);
            }
        });
    }

    /** Lists are long: what counts is where they part. */
    private static String parting(String reader, Read read, List<Long> order) {
        int same = 0;
        while (order.get(same).equals(read.values().get(same))) {
            same++;
        }
        return "%s read %s of %s after %d equal values, another read %s"
                .formatted(
                        reader,
                        read.values().subList(same, read.values().size()),
                        read.key(),
                        same,
                        order.subList(same, order.size()));
    }

    private void readsAreOfCommitted() {
        longest.forEach((key, order) -> {
            for (Long value : order) {
                Integer writer = writers.getOrDefault(key, Map.of()).get(value);
                if (writer == null) {
                    violations.add(key + " has " + value + ", which nobody wrote");
                } else if (history.get(writer).outcome() == Outcome.ABORTED) {
                    violations.add(key + " has " + value + " of T" + writer + ", which was rolled back");
                }
            }
        });
    }

    private DependencyGraph graph() {
        DependencyGraph graph = new DependencyGraph(history.size());
        Map<String, VersionOrder> orders = new HashMap<>();
        longest.forEach((key, values) -> {
            VersionOrder order = orders.computeIfAbsent(key, name -> new VersionOrder());
            for (int i = 0; i < values.size(); i++) {
                order.written(i + 1, writers.get(key).get(values.get(i)));
            }
        });
        List<RealTime.Span> spans = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            if (happened(i)) {
                addOperations(i, orders);
                Transaction transaction = history.get(i);
                spans.add(new RealTime.Span(
                        i,
                        transaction.begin(),
                        transaction.outcome() == Outcome.UNKNOWN ? Long.MAX_VALUE : transaction.end()));
            }
        }
        orders.values().forEach(order -> order.addTo(graph));
        RealTime.addTo(graph, spans);
        return graph;
    }

    private void addOperations(int transaction, Map<String, VersionOrder> orders) {
        Set<String> appended = new HashSet<>();
        for (Operation operation : history.get(transaction).operations()) {
            VersionOrder order = orders.computeIfAbsent(operation.key(), key -> new VersionOrder());
            switch (operation) {
                case Append append -> {
                    appended.add(append.key());
                    if (!seen(append)) {
                        order.writtenLast(transaction);
                    }
                }
                case Read read -> {
                    // A read of what the transaction has itself appended depends on nobody else.
                    if (!appended.contains(read.key()) && committed(transaction)) {
                        order.read(read.values().size(), transaction);
                    }
                }
            }
        }
    }

    /** Whether it took place: it was acknowledged, or somebody saw what it wrote. */
    private boolean happened(int transaction) {
        return switch (history.get(transaction).outcome()) {
            case COMMITTED -> true;
            case ABORTED -> false;
            case UNKNOWN ->
                history.get(transaction).operations().stream()
                        .anyMatch(operation -> operation instanceof Append append && seen(append));
        };
    }

    private boolean committed(int transaction) {
        return history.get(transaction).outcome() == Outcome.COMMITTED;
    }

    private boolean seen(Append append) {
        return Optional.ofNullable(longest.get(append.key()))
                .filter(order -> order.contains(append.value()))
                .isPresent();
    }
}
