package io.cameogrid.grid.trust;

import java.nio.file.Path;
import java.util.Optional;
import javax.cache.configuration.Factory;
import javax.net.ssl.SSLContext;

/** By what nodes know that another belongs to their cluster. */
public sealed interface NodeTrust {
    /**
     * The TLS that nodes speak; empty if they speak without.
     *
     * @throws io.cameogrid.api.error.CameoGridException INVALID_CONFIGURATION if a file cannot be used
     */
    default Optional<Factory<SSLContext>> tls() {
        return switch (this) {
            case Everybody nobody -> Optional.empty();
            case Shared shared -> Optional.of(NodeTls.of(SecretIdentity.of(shared.secret())));
            case Certificates files -> Optional.of(NodeTls.of(PemFiles.read(files)));
        };
    }

    /** By nothing: for nodes on one machine. */
    record Everybody() implements NodeTrust {}

    /** By a secret that all have. */
    record Shared(ClusterSecret secret) implements NodeTrust {}

    /**
     * By certificates that somebody issued; files in PEM.
     *
     * @param certificate of this node, with the chain up to the authority
     * @param key of this node, PKCS #8 and not encrypted
     * @param authority certificates that have signed those of the nodes
     */
    record Certificates(Path certificate, Path key, Path authority) implements NodeTrust {}
}
