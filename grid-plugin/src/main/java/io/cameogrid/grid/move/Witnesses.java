package io.cameogrid.grid.move;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * The servers that there have been at any moment since this was made, of which each may know alone what was written there.
 * One that came and went between two questions was one of them, and one that was started anew is another. Confined to one
 * thread.
 */
final class Witnesses {
    private final MoveCrew crew;
    private final Set<UUID> all;
    private long topology;

    Witnesses(MoveCrew crew) {
        this.crew = crew;
        this.topology = crew.topology();
        this.all = new HashSet<>(crew.servers(topology));
    }

    /** Those of them that are not there any more. */
    Set<UUID> left() {
        long now = crew.topology();
        while (topology < now) {
            topology++;
            all.addAll(crew.servers(topology));
        }
        Set<UUID> left = new HashSet<>(all);
        left.removeAll(crew.servers(now));
        return left;
    }
}
