package io.cameogrid.deploy;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A node that has started: where it is reached, what it says about itself, and how to stop it.
 *
 * <p>Threads: {@link #close} may be called by any thread and more than once; it returns when all parts are closed.
 */
public final class RunningNode implements AutoCloseable {
    private final URI address;
    private final Map<String, String> facts;
    private final Deque<AutoCloseable> parts;

    /**
     * A node made of parts.
     *
     * @param facts about the node, for the console, in order
     * @param parts what is to be closed, in the order of their start
     */
    public RunningNode(URI address, Map<String, String> facts, List<? extends AutoCloseable> parts) {
        this.address = address;
        this.facts = new LinkedHashMap<>(facts);
        this.parts = new ArrayDeque<>();
        parts.forEach(this.parts::push);
    }

    /** Where its REST interface is reached from this machine. */
    public URI address() {
        return address;
    }

    public Map<String, String> facts() {
        return new LinkedHashMap<>(facts);
    }

    /**
     * Closes the parts in the reverse order of their start: no more requests, those in flight end, the store writes its
     * last checkpoint. All are closed even if one fails; then the failure is thrown.
     */
    @Override
    public synchronized void close() {
        List<Exception> failures = new ArrayList<>();
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            IllegalStateException failure =
                    new IllegalStateException("the node did not stop cleanly", failures.getFirst());
            failures.stream().skip(1).forEach(failure::addSuppressed);
            throw failure;
        }
    }
}
