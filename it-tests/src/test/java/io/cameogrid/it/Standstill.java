package io.cameogrid.it;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** Lets the first thread that comes to a point stay there until its node stops, and do nothing any more then. */
final class Standstill {
    private final String point;
    private final CompletableFuture<Integer> node = new CompletableFuture<>();

    Standstill(String point) {
        this.point = point;
    }

    /** Waits until a thread stands still; gives the number of its node. */
    int node() {
        return node.join();
    }

    void reached(int number, String reached) {
        if (reached.equals(point) && node.complete(number)) {
            while (!Thread.currentThread().isInterrupted()) {
                LockSupport.park();
            }
            throw new AssertionError("this node does nothing any more");
        }
    }
}
