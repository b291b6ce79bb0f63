package io.cameogrid.grid.transport;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * An answer that is to come. It is read by the thread that takes it: that which brings it from the network has others to bring.
 *
 * @param <T> what it says
 */
final class PendingAnswer<T> implements Future<T> {
    private final UUID node;
    private final Function<WireSource, T> reader;
    private final Runnable abandoned;
    /** Read up to its number. */
    private final CompletableFuture<WireSource> arrival = new CompletableFuture<>();

    /**
     * @param node that is asked
     * @param abandoned is run if nobody wants the answer any more
     */
    PendingAnswer(UUID node, Function<WireSource, T> reader, Runnable abandoned) {
        this.node = node;
        this.reader = reader;
        this.abandoned = abandoned;
    }

    UUID node() {
        return node;
    }

    void arrived(WireSource content) {
        arrival.complete(content);
    }

    void failed(Exception cause) {
        arrival.completeExceptionally(cause);
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = arrival.cancel(false);
        if (cancelled) {
            abandoned.run();
        }
        return cancelled;
    }

    @Override
    public boolean isCancelled() {
        return arrival.isCancelled();
    }

    @Override
    public boolean isDone() {
        return arrival.isDone();
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        return read(arrival.get());
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        return read(arrival.get(timeout, unit));
    }

    private T read(WireSource content) throws ExecutionException {
        try {
            return Questions.content(content, reader);
        } catch (RuntimeException e) {
            throw new ExecutionException(e);
        }
    }
}
