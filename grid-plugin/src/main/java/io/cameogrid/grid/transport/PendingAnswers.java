package io.cameogrid.grid.transport;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The questions of this node that are under way. Safe for use by many threads. */
final class PendingAnswers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PendingAnswers.class);

    private final AtomicLong numbers = new AtomicLong();
    private final Map<Long, PendingAnswer<?>> pending = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** Puts a question. */
    @FunctionalInterface
    interface Sending {
        /** Whether the question of this number is on its way. */
        boolean send(long number);
    }

    /**
     * Asks the node.
     *
     * @param reader of the answer
     */
    <T> PendingAnswer<T> ask(UUID node, Function<WireSource, T> reader, Sending question) {
        long number = numbers.incrementAndGet();
        PendingAnswer<T> answer = new PendingAnswer<>(node, reader, () -> pending.remove(number));
        // Before it is sent: who leaves from now on is either found here by #left, or cannot be sent to.
        pending.put(number, answer);
        if (closed || !question.send(number)) {
            fail(number, "node " + node + " cannot be reached");
        }
        return answer;
    }

    /** Takes an answer from the network; returns at once. */
    void arrived(UUID node, byte[] message) {
        WireSource in = new ByteSource(message);
        PendingAnswer<?> answer = pending.remove(Questions.number(in));
        if (answer == null) {
            LOG.debug("node {} answers what nobody wants to know any more", node);
        } else {
            answer.arrived(in);
        }
    }

    /** Nothing more is to be expected of the node. */
    void left(UUID node) {
        pending.forEach((number, answer) -> {
            if (answer.node().equals(node)) {
                fail(number, "node " + node + " has left");
            }
        });
    }

    private void fail(long number, String why) {
        PendingAnswer<?> answer = pending.remove(number);
        if (answer != null) {
            answer.failed(new IllegalStateException(why));
        }
    }

    @Override
    public void close() {
        closed = true;
        pending.keySet().forEach(number -> fail(number, "this node stops"));
    }
}
