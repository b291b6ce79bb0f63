package io.cameogrid.it.crash;

import io.cameogrid.search.microshard.Failpoints;

/**
 * Ends the process at a chosen moment, as a kill would: no hook of the JVM runs, no buffer is written. Without effect
 * until it is armed.
 */
interface Halt extends Failpoints {
    /** As the shell has it for SIGKILL. */
    int EXIT_CODE = 137;

    /** A change that the index has and the store's log has not, at a halt before the checkpoint is stored. */
    String GHOST = "ghost";
    /** The same, at a halt when more changes have come. */
    String GHOST_LATER = "ghost, later";

    void arm();

    /** Whether a change is held, so that a checkpoint would wait for it, and every other change for the checkpoint. */
    default boolean holding() {
        return false;
    }

    /**
     * @param name a failpoint, or one of the names above
     * @param times how often it is passed before
     */
    static Halt at(String name, int times) {
        return switch (name) {
            case GHOST -> new HaltWithGhost(times, 0);
            case GHOST_LATER -> new HaltWithGhost(times, 100);
            default -> new HaltAt(name, times);
        };
    }

    static void now() {
        Runtime.getRuntime().halt(EXIT_CODE);
    }
}
