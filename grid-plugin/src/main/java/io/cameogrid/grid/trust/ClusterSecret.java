package io.cameogrid.grid.trust;

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

    char[] characters() {
        return text.toCharArray();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClusterSecret secret && text.equals(secret.text);
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
