package io.cameogrid.grid.trust;

import java.nio.file.Path;

/** By what nodes know that another belongs to their cluster. */
public sealed interface NodeTrust {
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
