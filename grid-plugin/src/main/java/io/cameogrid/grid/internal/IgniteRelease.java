package io.cameogrid.grid.internal;

import org.apache.ignite.internal.IgniteVersionUtils;

/** Which Ignite this is, without one that runs. */
public final class IgniteRelease {
    private IgniteRelease() {}

    /** Such as {@code 2.18.0}. */
    public static String text() {
        return IgniteVersionUtils.VER_STR;
    }
}
