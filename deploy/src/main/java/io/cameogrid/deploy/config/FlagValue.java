package io.cameogrid.deploy.config;

/**
 * A setting given on the command line.
 *
 * @param flag as the user wrote it, such as {@code --http-port}
 * @param key the setting
 * @param text the value
 */
public record FlagValue(String flag, String key, String text) {}
