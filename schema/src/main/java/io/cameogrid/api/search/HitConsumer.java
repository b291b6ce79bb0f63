package io.cameogrid.api.search;

import java.io.IOException;

/** Takes the hits of a streamed search one by one, in the thread that searches; slowness here slows the search. */
@FunctionalInterface
public interface HitConsumer {
    /** @throws IOException if the receiver is gone, which ends the search */
    void accept(Hit hit) throws IOException;
}
