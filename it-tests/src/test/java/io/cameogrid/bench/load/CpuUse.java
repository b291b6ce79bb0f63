package io.cameogrid.bench.load;

/**
 * Time that passed, and processor time that was used meanwhile.
 *
 * @param engineSeconds of the process that is measured
 * @param clientSeconds of this process, unless it is the one that is measured
 * @param otherSeconds of everything else on the machine; NaN where the system does not tell
 */
public record CpuUse(double seconds, double engineSeconds, double clientSeconds, double otherSeconds) {
    public double engineMillis(long operations) {
        return operations == 0 ? 0 : 1_000 * engineSeconds / operations;
    }

    public double engineCores() {
        return engineSeconds / seconds;
    }

    public double clientCores() {
        return clientSeconds / seconds;
    }

    public double otherCores() {
        return otherSeconds / seconds;
    }
}
