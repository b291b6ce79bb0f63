package io.cameogrid.deploy;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A node that has started: where it is reached, what it says about itself, and how to stop it.
 *
 * <p>Threads: {@link #close} may be called by any thread and more than once; it returns when all parts are closed.
 */
public final class RunningNode implements AutoCloseable {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final URI address;
    private final Map<String, String> facts;
    private final Deque<AutoCloseable> parts;
    private final NodeState state;

    /** A node made of parts that serves as soon as it has started. */
    public RunningNode(URI address, Map<String, String> facts, List<? extends AutoCloseable> parts) {
        this(address, facts, parts, NodeState.SERVES);
    }

    /**
     * A node made of parts.
     *
     * @param facts about the node, for the console, in order
     * @param parts what is to be closed, in the order of their start
     * @param state what the node says about itself
     */
    RunningNode(URI address, Map<String, String> facts, List<? extends AutoCloseable> parts, NodeState state) {
        this.state = state;
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

    /** Whether it can serve now. */
    public boolean ready() {
        return state.ready();
    }

    /** Waits until it can serve. Throws the reason if it never will; ends early if the thread is interrupted. */
    public void awaitReady() {
        while (!state.ready() && !Thread.currentThread().isInterrupted()) {
            throwIfFailed();
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /** Waits until the node has given up for good, and throws why; ends early if the thread is interrupted. */
    public void awaitFailure() {
        while (!Thread.currentThread().isInterrupted()) {
            throwIfFailed();
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private void throwIfFailed() {
        state.failure().ifPresent(reason -> {
            throw reason;
        });
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
