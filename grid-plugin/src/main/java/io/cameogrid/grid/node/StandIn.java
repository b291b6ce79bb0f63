package io.cameogrid.grid.node;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Stands for a façade of whatever Ignite node there is, and stays while that is replaced. An operation that was under way
 * when its Ignite node ended has an unknown outcome.
 */
final class StandIn<T> implements InvocationHandler {
    private final NodeSource nodes;
    private final Function<IgniteRun, T> facade;
    private final Function<CameoGridException, T> otherwise;

    private StandIn(NodeSource nodes, Function<IgniteRun, T> facade, Function<CameoGridException, T> otherwise) {
        this.nodes = nodes;
        this.facade = facade;
        this.otherwise = otherwise;
    }

    /** A façade that throws NOT_READY while there is no Ignite node. */
    static <T> T of(Class<T> type, NodeSource nodes, Function<IgniteRun, T> facade) {
        return of(type, nodes, facade, notReady -> {
            throw notReady;
        });
    }

    /** @param otherwise what answers while there is no Ignite node */
    static <T> T of(
            Class<T> type, NodeSource nodes, Function<IgniteRun, T> facade, Function<CameoGridException, T> otherwise) {
        Object proxy = Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, new StandIn<>(nodes, facade, otherwise));
        return type.cast(proxy);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        IgniteRun run;
        try {
            run = nodes.current();
        } catch (CameoGridException notReady) {
            return call(method, otherwise.apply(notReady), arguments, () -> false);
        }
        return call(method, facade.apply(run), arguments, () -> !isCurrent(run));
    }

    private @Nullable Object call(Method method, T target, Object @Nullable [] arguments, BooleanSupplier gone)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            Throwable failure = e.getCause();
            if (failure instanceof RuntimeException
                    && !(failure instanceof CameoGridException)
                    && gone.getAsBoolean()) {
                throw new CameoGridException(
                        ErrorCode.TIMEOUT,
                        "this node was cut off from the others meanwhile and starts anew; the outcome of a write is"
                                + " unknown",
                        failure);
            }
            throw failure;
        }
    }

    private boolean isCurrent(IgniteRun run) {
        try {
            return nodes.current().equals(run);
        } catch (CameoGridException e) {
            return false;
        }
    }
}
