package io.cameogrid.testkit.ledger;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The changes of one document in their order: one client makes them, one after the other, and none after one of which it
 * does not know what became.
 *
 * <p>A document is told by its stamp, a number that no other change has; it is empty where there is no document. Threads:
 * the document's client writes, anybody reads.
 */
final class Fate {
    private static final long NEVER = Long.MAX_VALUE;

    private final List<Change> changes = new ArrayList<>();

    private static final class Change {
        final OptionalLong stamp;
        final long begin;
        long acknowledged = NEVER;

        Change(OptionalLong stamp, long begin) {
            this.stamp = stamp;
            this.begin = begin;
        }
    }

    synchronized void begin(OptionalLong stamp, long now) {
        if (inDoubt()) {
            throw new IllegalStateException("a change of unknown outcome would no longer be the last");
        }
        changes.add(new Change(stamp, now));
    }

    synchronized void acknowledged(long now) {
        changes.getLast().acknowledged = now;
    }

    synchronized void refused() {
        changes.removeLast();
    }

    /** Whether nobody knows what became of the last change. */
    synchronized boolean inDoubt() {
        return !changes.isEmpty() && changes.getLast().acknowledged == NEVER;
    }

    /** The document as its client knows it, if the last change's outcome is known. */
    synchronized OptionalLong known() {
        return changes.isEmpty() ? OptionalLong.empty() : changes.getLast().stamp;
    }

    /** What somebody may see who asked at the one moment and had the answer at the other. */
    synchronized Set<OptionalLong> admissible(long asked, long answered) {
        Set<OptionalLong> admissible = new LinkedHashSet<>();
        admissible.add(OptionalLong.empty());
        for (Change change : changes) {
            if (change.begin > answered) {
                break;
            }
            if (change.acknowledged <= asked) {
                admissible.clear();
            }
            admissible.add(change.stamp);
        }
        return admissible;
    }
}
