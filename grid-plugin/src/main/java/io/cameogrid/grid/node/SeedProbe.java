package io.cameogrid.grid.node;

import io.cameogrid.grid.quorum.Voters;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/** Asks who is at the address of a seed, with the proof that nodes ask of each other. Threads: any. */
final class SeedProbe {
    private static final int PATIENCE_MILLIS = 2_000;

    private final Optional<SSLContext> tls;

    SeedProbe(Optional<SSLContext> tls) {
        this.tls = tls;
    }

    /** What is at an address. */
    enum Answer {
        /** Nobody, or somebody too slow. */
        NONE,
        /** Somebody who does not prove to know the secret, or to have a certificate that counts. */
        STRANGER,
        /** A node, as far as can be told. */
        NODE
    }

    /** Whether strangers can be told from nodes. */
    boolean asksForProof() {
        return tls.isPresent();
    }

    /** The best answer of the addresses that a seed stands for. */
    Answer ask(String seed) {
        Answer best = Answer.NONE;
        for (InetSocketAddress address : Voters.addresses(seed)) {
            Answer answer = ask(address);
            best = answer.compareTo(best) > 0 ? answer : best;
        }
        return best;
    }

    Answer ask(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            return tls.isEmpty() || proves(tls.get(), socket, address) ? Answer.NODE : Answer.STRANGER;
        } catch (IOException e) {
            return Answer.NONE;
        }
    }

    private static boolean proves(SSLContext context, Socket plain, InetSocketAddress address) throws IOException {
        try (SSLSocket socket = (SSLSocket)
                context.getSocketFactory().createSocket(plain, address.getHostString(), address.getPort(), true)) {
            socket.startHandshake();
            return true;
        } catch (SSLException e) {
            return false;
        }
    }
}
