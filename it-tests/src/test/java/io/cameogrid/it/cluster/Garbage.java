package io.cameogrid.it.cluster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Random;

/** Bytes of all kinds at a port; some begin as Ignite's own messages do. */
final class Garbage {
    private static final int GUESTS = 300;
    private static final int MOST_BYTES = 10_000;

    private Garbage() {}

    static void send(String host, int port) {
        Random random = new Random(7);
        for (int guest = 0; guest < GUESTS; guest++) {
            byte[] bytes = new byte[1 + random.nextInt(MOST_BYTES)];
            random.nextBytes(bytes);
            if (guest % 3 == 0 && bytes.length > 4) {
                bytes[0] = 0;
                bytes[1] = 0;
                bytes[2] = 0x47;
                bytes[3] = 0x47;
            }
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(host, port));
                socket.getOutputStream().write(bytes);
            } catch (IOException e) {
                // It was dropped before all was written, as it should be.
            }
        }
    }
}
