package io.cameogrid.grid.membership;

import io.cameogrid.grid.internal.Metastorage;
import io.cameogrid.grid.membership.Situation.Orders;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ignite.Ignite;

/**
 * What operators asked for and is not over yet: marks in the distributed metastorage, so that whoever is the oldest server knows
 * them, and after a restart still.
 *
 * <p>{@code cameogrid.drained.<node>} holds the run of the node that is drained: the mark means no other run of it. {@code
 * cameogrid.removed.<node>} says whether documents may be lost.
 */
public final class Marks {
    private static final String DRAINED = "cameogrid.drained.";
    private static final String REMOVED = "cameogrid.removed.";

    private final Metastorage metastorage;
    private final Map<String, String> present = new ConcurrentHashMap<>();
    private volatile Runnable listener = () -> {};

    private Marks(Ignite ignite) {
        this.metastorage = Metastorage.register(ignite, "cameogrid.", this::changed);
    }

    /** To be called while plugins start. */
    public static Marks register(Ignite ignite) {
        return new Marks(ignite);
    }

    /** Runs the action after each change, in the discovery thread: it must not block. */
    void onChange(Runnable action) {
        listener = action;
    }

    /** @param run of the node, which is to go before it ends */
    void drain(String node, String run) {
        put(DRAINED + node, run);
    }

    void remove(String node, boolean acceptDataLoss) {
        put(REMOVED + node, String.valueOf(acceptDataLoss));
    }

    void forgetDrain(String node) {
        take(DRAINED + node);
    }

    void forgetRemoval(String node) {
        take(REMOVED + node);
    }

    /** @param runs of the servers in the topology, by node */
    Orders orders(Map<String, String> runs) {
        Set<String> drained = new TreeSet<>();
        Set<String> ended = new TreeSet<>();
        Map<String, Boolean> removals = new HashMap<>();
        present.forEach((key, value) -> {
            if (key.startsWith(DRAINED)) {
                String node = key.substring(DRAINED.length());
                (value.equals(runs.get(node)) ? drained : ended).add(node);
            } else {
                removals.put(key.substring(REMOVED.length()), Boolean.valueOf(value));
            }
        });
        return new Orders(drained, ended, removals);
    }

    private void put(String key, String value) {
        Optional<String> before = metastorage.read(key);
        if (!before.equals(Optional.of(value))) {
            metastorage.compareAndSet(key, before.orElse(null), value);
        }
    }

    private void take(String key) {
        metastorage.read(key).ifPresent(value -> metastorage.compareAndRemove(key, value));
    }

    private void changed(String key, Optional<String> value) {
        if (key.startsWith(DRAINED) || key.startsWith(REMOVED)) {
            value.ifPresentOrElse(mark -> present.put(key, mark), () -> present.remove(key));
            listener.run();
        }
    }
}
