package io.cameogrid.grid.internal;

import org.apache.ignite.IgniteSystemProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps Ignite's write-ahead log on while a node gets its first partitions.
 *
 * <p>Ignite switches it off there by default, for speed. A node that dies meanwhile then starts in maintenance mode and waits
 * for an operator to wipe its caches; and what was acknowledged meanwhile is on its disk only after the next checkpoint,
 * though it counts as a copy.
 */
public final class RebalanceLog {
    private static final Logger LOG = LoggerFactory.getLogger(RebalanceLog.class);
    private static final String SWITCH = IgniteSystemProperties.IGNITE_DISABLE_WAL_DURING_REBALANCING;

    private RebalanceLog() {}

    /** To be called before the node joins. Ignite has no other place for this than a property of the process. */
    public static void keep() {
        if (Boolean.parseBoolean(IgniteSystemProperties.getString(SWITCH))) {
            LOG.warn("{}=true is overruled: documents that a joining node receives are logged like all others", SWITCH);
        }
        System.setProperty(SWITCH, "false");
    }
}
