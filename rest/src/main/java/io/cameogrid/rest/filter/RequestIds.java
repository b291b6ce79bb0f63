package io.cameogrid.rest.filter;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** Names requests: with the name the client gave, or with one of our own that no other request has. Threads: any. */
public final class RequestIds {
    private static final int LONGEST = 64;

    private final String prefix;
    private final AtomicLong counter = new AtomicLong();

    public RequestIds(RandomGenerator random) {
        this.prefix = Long.toHexString(random.nextLong() | Long.MIN_VALUE).substring(0, 8) + "-";
    }

    /** The given id, if it can be printed anywhere without harm; else a new one. */
    public String identify(Optional<String> given) {
        return given.filter(RequestIds::harmless).orElseGet(() -> prefix + Long.toHexString(counter.incrementAndGet()));
    }

    private static boolean harmless(String id) {
        return !id.isEmpty()
                && id.length() <= LONGEST
                && id.chars().allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || "-_.:".indexOf(c) >= 0));
    }
}
