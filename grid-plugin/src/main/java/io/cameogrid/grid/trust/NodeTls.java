package io.cameogrid.grid.trust;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.apache.ignite.ssl.AbstractSslContextFactory;

/** TLS 1.3 between nodes, by which each proves itself to the other. */
final class NodeTls extends AbstractSslContextFactory {
    private static final long serialVersionUID = 1;
    private static final char[] NO_PASSWORD = new char[0];

    private final transient KeyManager[] own;
    private final transient TrustManager[] trusted;

    private NodeTls(KeyManager[] own, TrustManager[] trusted) {
        this.own = own;
        this.trusted = trusted;
        setProtocols("TLSv1.3");
    }

    /** Trusts those who have the very same key. */
    static NodeTls of(SecretIdentity identity) {
        return new NodeTls(
                keyManagers(identity.key(), List.of(identity.certificate())),
                new TrustManager[] {new OneCertificate(identity.certificate())});
    }

    /** Trusts those whose certificate an authority has signed. */
    static NodeTls of(PemFiles files) {
        try {
            KeyStore authorities = empty();
            for (X509Certificate authority : files.authorities()) {
                authorities.setCertificateEntry("authority-" + authorities.size(), authority);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(authorities);
            return new NodeTls(keyManagers(files.key(), files.chain()), trust.getTrustManagers());
        } catch (GeneralSecurityException e) {
            throw files.unusable(e);
        }
    }

    private static KeyManager[] keyManagers(PrivateKey key, List<X509Certificate> chain) {
        try {
            KeyStore store = empty();
            store.setKeyEntry("node", key, NO_PASSWORD, chain.toArray(Certificate[]::new));
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, NO_PASSWORD);
            return managers.getKeyManagers();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key and the certificate of the node do not go together", e);
        }
    }

    private static KeyStore empty() throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_PASSWORD);
            return store;
        } catch (IOException e) {
            throw new GeneralSecurityException("an empty key store cannot be made", e);
        }
    }

    @Override
    protected void checkParameters() throws SSLException {
        // They were checked when they were read.
    }

    @Override
    protected KeyManager[] createKeyManagers() {
        return own.clone();
    }

    @Override
    protected TrustManager[] createTrustManagers() {
        return trusted.clone();
    }
}
