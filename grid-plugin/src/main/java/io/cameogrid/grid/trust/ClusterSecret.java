package io.cameogrid.grid.trust;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** What all nodes of a cluster know and nobody else. It says nothing of itself, in a log least of all. */
public final class ClusterSecret {
    /** Shorter ones can be guessed by who sees the nodes talk. */
    public static final int LEAST_CHARACTERS = 16;

    private final String text;

    private ClusterSecret(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException if it is too short; the message does not show it */
    public static ClusterSecret of(String text) {
        String stripped = text.strip();
        if (!isLongEnough(stripped)) {
            throw new IllegalArgumentException("a secret has at least " + LEAST_CHARACTERS + " characters");
        }
        return new ClusterSecret(stripped);
    }

    /** Whether a text could be a secret. */
    public static boolean isLongEnough(String text) {
        return text.strip().length() >= LEAST_CHARACTERS;
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClusterSecret secret && MessageDigest.isEqual(bytes(), secret.bytes());
    }

    @Override
    public int hashCode() {
        return ClusterSecret.class.hashCode();
    }

    @Override
    public String toString() {
        return "(a secret)";
    }
}
