package io.cameogrid.deploy.config;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.util.LinkedHashSet;
import java.util.Set;

/** What is wrong with a configuration, collected so that one run reports all of it, each once. Threads: one. */
final class Problems {
    private final Set<String> found = new LinkedHashSet<>();

    /** Notes one problem: where it is, and a sentence on what is wrong and what to do. */
    void add(String place, String sentence) {
        found.add(place + ": " + sentence);
    }

    /** Does nothing if nothing was wrong; else throws INVALID_CONFIGURATION with every problem in its detail. */
    void throwIfAny() {
        if (found.isEmpty()) {
            return;
        }
        String report = found.size() == 1
                ? found.iterator().next()
                : found.size() + " problems in the configuration\n  " + String.join("\n  ", found);
        throw new CameoGridException(ErrorCode.INVALID_CONFIGURATION, report);
    }
}
