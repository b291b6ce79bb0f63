package io.cameogrid.grid.membership;

import java.time.Duration;

/**
 * How long nodes are waited for.
 *
 * @param nodeLeftGrace until a server that is away is no longer counted on
 * @param activationPatience until a cluster whose nodes were all down serves without those that are not back
 */
public record MembershipSettings(Duration nodeLeftGrace, Duration activationPatience) {
    private static final Duration ACTIVATION_PATIENCE = Duration.ofSeconds(30);

    public static MembershipSettings of(Duration nodeLeftGrace) {
        return new MembershipSettings(
                nodeLeftGrace, nodeLeftGrace.compareTo(ACTIVATION_PATIENCE) < 0 ? nodeLeftGrace : ACTIVATION_PATIENCE);
    }
}
