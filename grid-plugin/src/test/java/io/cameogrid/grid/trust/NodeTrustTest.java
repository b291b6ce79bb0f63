package io.cameogrid.grid.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameogrid.api.error.CameoGridException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in by a secret or by certificates, seen in real handshakes. */
class NodeTrustTest {
    private static final NodeTrust ONE = secret("correct horse battery staple");
    private static final NodeTrust OTHER = secret("correct horse battery stapler");

    @TempDir
    private Path directory;

    @Test
    void nodesWithTheSameSecretTalkAndBothHaveProvedThemselves() throws Exception {
        assertThat(talk(context(ONE), context(secret("  correct horse battery staple\n"))))
                .isEqualTo("TLSv1.3");
    }

    @Test
    void nodeWithAnotherSecretIsRefusedOnEitherSide() throws Exception {
        SSLContext one = context(ONE);
        SSLContext other = context(OTHER);

        assertThatThrownBy(() -> talk(one, other)).isInstanceOf(SSLException.class);
        assertThatThrownBy(() -> talk(other, one)).isInstanceOf(SSLException.class);
    }

    @Test
    void whoHasTheCertificateButNotTheKeyIsRefused() throws Exception {
        X509Certificate seen =
                SecretIdentity.of(((NodeTrust.Shared) ONE).secret()).certificate();
        SecretIdentity thief = new SecretIdentity(
                SecretIdentity.of(((NodeTrust.Shared) OTHER).secret()).key(), seen);

        assertThatThrownBy(() -> talk(context(ONE), NodeTls.of(thief).create())).isInstanceOf(SSLException.class);
    }

    @Test
    void certificateIsTheSameAtEveryStartAndSignedByItself() throws GeneralSecurityException {
        X509Certificate first =
                SecretIdentity.of(((NodeTrust.Shared) ONE).secret()).certificate();
        X509Certificate second =
                SecretIdentity.of(((NodeTrust.Shared) ONE).secret()).certificate();

        assertThat(second.getEncoded()).isEqualTo(first.getEncoded());
        PublicKey key = first.getPublicKey();
        first.verify(key);
        first.checkValidity();
        assertThat(first.getSubjectX500Principal().getName()).isEqualTo("CN=a node of a CameoGrid cluster");
    }

    @Test
    void certificatesOfTheSameAuthorityAreLetInAndOthersAreNot() throws Exception {
        SSLContext one = context(files("one", ONE, ONE));

        assertThat(talk(one, context(files("two", ONE, ONE)))).isEqualTo("TLSv1.3");
        assertThatThrownBy(() -> talk(one, context(files("three", OTHER, ONE)))).isInstanceOf(SSLException.class);
    }

    @Test
    void fileThatIsNoneOfThemIsNamed() throws IOException {
        NodeTrust.Certificates files = files("one", ONE, ONE);
        Files.writeString(files.key(), "-----BEGIN ENCRYPTED PRIVATE KEY-----");

        assertThatThrownBy(files::tls)
                .isInstanceOf(CameoGridException.class)
                .hasMessageContaining(files.key() + ": expected a private key in PEM (PKCS #8, not encrypted)");
    }

    @Test
    void secretShowsItselfToNobody() {
        assertThat(ONE.toString()).doesNotContain("horse");
        assertThatThrownBy(() -> ClusterSecret.of("tooshortasecret")).hasMessage("a secret has at least 16 characters");
    }

    private static NodeTrust secret(String text) {
        return new NodeTrust.Shared(ClusterSecret.of(text));
    }

    private static SSLContext context(NodeTrust trust) {
        return trust.tls().orElseThrow().create();
    }

    /** The files of a node whose certificate is its own authority. */
    private NodeTrust.Certificates files(String name, NodeTrust own, NodeTrust authority) throws IOException {
        SecretIdentity identity = SecretIdentity.of(((NodeTrust.Shared) own).secret());
        SecretIdentity signer = SecretIdentity.of(((NodeTrust.Shared) authority).secret());
        try {
            return new NodeTrust.Certificates(
                    pem(name + ".crt", "CERTIFICATE", identity.certificate().getEncoded()),
                    pem(name + ".key", "PRIVATE KEY", identity.key().getEncoded()),
                    pem(name + ".ca", "CERTIFICATE", signer.certificate().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private Path pem(String name, String what, byte[] content) throws IOException {
        return Files.writeString(
                directory.resolve(name),
                "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END "
                        + what + "-----\n");
    }

    /** Sends a byte there and back; gives the protocol. Throws what the side that connects, or else the other, has thrown. */
    private static String talk(SSLContext listens, SSLContext connects) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (SSLServerSocket server =
                (SSLServerSocket) listens.getServerSocketFactory().createServerSocket(0, 1, loopback)) {
            server.setNeedClientAuth(true);
            CompletableFuture<Void> echo = CompletableFuture.runAsync(() -> echo(server));
            try (SSLSocket socket =
                    (SSLSocket) connects.getSocketFactory().createSocket(loopback, server.getLocalPort())) {
                socket.getOutputStream().write('x');
                assertThat(socket.getInputStream().read()).isEqualTo('x');
                echo.join();
                return socket.getSession().getProtocol();
            } catch (CompletionException e) {
                throw new IOException(e.getCause());
            }
        }
    }

    private static void echo(SSLServerSocket server) {
        try (SSLSocket socket = (SSLSocket) server.accept()) {
            socket.getOutputStream().write(socket.getInputStream().read());
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }
}
