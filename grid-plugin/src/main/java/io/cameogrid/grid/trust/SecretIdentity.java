package io.cameogrid.grid.trust;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * The key pair and the certificate that follow from a secret: the same on every node that knows it.
 *
 * <p>Who connects to a node gets to see its certificate, and could try secrets until one leads to it. So the way from the
 * secret to the key is a slow one.
 *
 * @param key by which a node proves that it knows the secret
 * @param certificate signed by itself; nothing in it depends on the node or the time
 */
record SecretIdentity(PrivateKey key, X509Certificate certificate) {
    private static final byte[] SALT = "cameogrid cluster 1".getBytes(StandardCharsets.US_ASCII);
    private static final int ROUNDS = 300_000;
    private static final int SEED_BITS = 256;

    /** The identifiers of Ed25519 (1.3.101.112) and of a common name (2.5.4.3). */
    private static final String ED25519 = "2b6570";

    private static final String COMMON_NAME = "550403";

    static SecretIdentity of(ClusterSecret secret) {
        try {
            KeyPair keys = keys(seed(secret));
            return new SecretIdentity(keys.getPrivate(), certificate(keys));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot make the keys of a cluster", e);
        }
    }

    private static byte[] seed(ClusterSecret secret) throws GeneralSecurityException {
        PBEKeySpec password = new PBEKeySpec(secret.characters(), SALT, ROUNDS, SEED_BITS);
        return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(password)
                .getEncoded();
    }

    private static KeyPair keys(byte[] seed) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519", "SunEC");
        generator.initialize(NamedParameterSpec.ED25519, new OneSeed(seed));
        KeyPair keys = generator.generateKeyPair();
        byte[] encoded = keys.getPrivate().getEncoded();
        byte[] used = Arrays.copyOfRange(encoded, encoded.length - seed.length, encoded.length);
        if (!Arrays.equals(used, seed)) {
            throw new GeneralSecurityException("the key does not follow from the secret");
        }
        return keys;
    }

    private static X509Certificate certificate(KeyPair keys) throws GeneralSecurityException {
        byte[] algorithm = Der.sequence(Der.object(ED25519));
        byte[] name =
                Der.sequence(Der.set(Der.sequence(Der.object(COMMON_NAME), Der.text("a node of a CameoGrid cluster"))));
        // Times before 2050 would need the other of the two ways to write them, and nobody looks at these.
        byte[] validity = Der.sequence(Der.time("19500101000000Z"), Der.time("99991231235959Z"));
        byte[] content = Der.sequence(
                Der.marked(0, Der.integer(2)),
                Der.integer(1),
                algorithm,
                name,
                validity,
                name,
                keys.getPublic().getEncoded());
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(keys.getPrivate());
        signature.update(content);
        byte[] certificate = Der.sequence(content, algorithm, Der.bits(signature.sign()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
    }

    /** Gives the seed for the key that is generated, so that it is always the same one. */
    private static final class OneSeed extends SecureRandom {
        private static final long serialVersionUID = 1;

        private final byte[] seed;

        OneSeed(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
