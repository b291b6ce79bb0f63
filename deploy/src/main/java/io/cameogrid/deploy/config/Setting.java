package io.cameogrid.deploy.config;

import java.util.List;

/**
 * One key of the configuration.
 *
 * @param key its full name, such as {@code network.http.port}
 * @param type what its value may be
 * @param aliases other names that CameoDB's files have for it
 */
record Setting<T>(String key, ValueType<T> type, List<String> aliases) {
    private static final String PREFIX = "CAMEOGRID_";

    Setting {
        aliases = List.copyOf(aliases);
    }

    static <T> Setting<T> of(String key, ValueType<T> type, String... aliases) {
        return new Setting<>(key, type, List.of(aliases));
    }

    /** The environment variable that sets a key. */
    static String variable(String key) {
        return PREFIX + key.replace(".", "__").toUpperCase(java.util.Locale.ROOT);
    }

    /** The key that an environment variable would set, if there is such a key. */
    static String keyOf(String variable) {
        return variable.substring(PREFIX.length()).replace("__", ".").toLowerCase(java.util.Locale.ROOT);
    }
}
