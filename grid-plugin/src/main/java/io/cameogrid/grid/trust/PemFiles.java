package io.cameogrid.grid.trust;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is in the PEM files of a node.
 *
 * @param chain the node's certificate, and those up to the authority
 * @param authorities that have signed the certificates of the other nodes
 */
record PemFiles(
        NodeTrust.Certificates files, PrivateKey key, List<X509Certificate> chain, List<X509Certificate> authorities) {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    PemFiles {
        chain = List.copyOf(chain);
        authorities = List.copyOf(authorities);
    }

    /** Throws INVALID_CONFIGURATION, naming the file, if one cannot be used. */
    static PemFiles read(NodeTrust.Certificates files) {
        List<X509Certificate> chain = certificates(files.certificate());
        PrivateKey key = key(files.key(), chain.getFirst().getPublicKey().getAlgorithm());
        return new PemFiles(files, key, chain, certificates(files.authority()));
    }

    private static List<X509Certificate> certificates(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            List<X509Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (certificates.isEmpty()) {
                throw new CertificateException("there is none in it");
            }
            return certificates;
        } catch (IOException | CertificateException e) {
            throw unusable(file, "certificates in PEM", e);
        }
    }

    private static PrivateKey key(Path file, String algorithm) {
        try {
            Matcher pem = KEY.matcher(Files.readString(file, StandardCharsets.US_ASCII));
            if (!pem.find()) {
                throw new GeneralSecurityException("there is no -----BEGIN PRIVATE KEY----- in it");
            }
            byte[] encoded = Base64.getMimeDecoder().decode(pem.group(1));
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw unusable(file, "a private key in PEM (PKCS #8, not encrypted) that goes with the certificate", e);
        }
    }

    /** What is to be thrown when the files are good one by one and do not go together. */
    CameoGridException unusable(Exception cause) {
        return unusable(files.certificate(), "certificates that go with the key and the authority", cause);
    }

    private static CameoGridException unusable(Path file, String expected, Exception cause) {
        return new CameoGridException(
                ErrorCode.INVALID_CONFIGURATION,
                "[network.cluster.tls] " + file + ": expected " + expected + " (" + cause.getMessage() + ")",
                cause);
    }
}
