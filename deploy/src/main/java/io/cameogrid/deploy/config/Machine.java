package io.cameogrid.deploy.config;

import java.lang.management.ManagementFactory;

/**
 * What the defaults depend on.
 *
 * @param memory the memory of the machine, or of the container
 * @param heap the most that the heap of this JVM may grow to
 */
public record Machine(ByteSize memory, ByteSize heap) {
    /** The machine and the JVM that this runs on. */
    public static Machine here() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Machine(
                new ByteSize(system.getTotalMemorySize()),
                new ByteSize(Runtime.getRuntime().maxMemory()));
    }
}
