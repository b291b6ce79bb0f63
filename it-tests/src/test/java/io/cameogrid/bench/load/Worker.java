package io.cameogrid.bench.load;

import java.io.IOException;

/** Does one operation after the other. Threads: one. */
public interface Worker extends AutoCloseable {
    /**
     * Does an operation, whose time is taken.
     *
     * @return whether there was anything left to do
     * @throws WrongAnswerException if the outcome is not what it has to be
     */
    boolean work() throws IOException;

    @Override
    default void close() throws IOException {}
}
