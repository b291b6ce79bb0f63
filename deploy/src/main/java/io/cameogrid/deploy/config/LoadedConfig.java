package io.cameogrid.deploy.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A configuration and where it came from.
 *
 * @param file the file that was read, if there was one
 * @param given what was set by somebody, not by default: lines such as {@code network.http.port = 9500
 *     (cameogrid.toml:3)}
 */
public record LoadedConfig(CameoGridConfig config, Optional<Path> file, List<String> given) {
    public LoadedConfig {
        given = List.copyOf(given);
    }
}
