package io.cameogrid.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of loopback on which nobody listens, and on the next one neither: a node takes both. They lie below those from which
 * systems choose for outgoing connections, so that none of these takes the port before the node does.
 */
public final class FreePort {
    private static final int LOWEST = 10_000;
    private static final int HIGHEST = 30_000;
    private static final int TRIALS = 1_000;

    private FreePort() {}

    public static int find() {
        for (int trial = 0; trial < TRIALS; trial++) {
            // Even ones only, so that two pairs never share a port.
            int port = ThreadLocalRandom.current().nextInt(LOWEST / 2, HIGHEST / 2) * 2;
            if (isFree(port) && isFree(port + 1)) {
                return port;
            }
        }
        throw new IllegalStateException("no two neighbouring ports of " + TRIALS + " pairs are free");
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
