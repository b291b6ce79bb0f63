package io.cameogrid.grid.plugin;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.ignite.configuration.IgniteConfiguration;

/**
 * Where the node's microshards live and under whose name.
 *
 * @param node the name that the node keeps over restarts
 */
record MicroshardDirectory(Path path, String node) {
    static MicroshardDirectory of(CameoGridConfiguration settings, IgniteConfiguration ignite) {
        Optional<String> consistentId =
                Optional.ofNullable(ignite.getConsistentId()).map(String::valueOf);
        Path path = settings.directory()
                .or(() ->
                        consistentId.map(id -> work(ignite).resolve("cameogrid").resolve(fileName(id))))
                .orElseThrow(() -> new CameoGridException(
                        ErrorCode.INVALID_CONFIGURATION,
                        "search needs a place that stays the same over restarts: set IgniteConfiguration.consistentId,"
                                + " or CameoGridConfiguration.directory"));
        return new MicroshardDirectory(
                path, consistentId.orElseGet(() -> path.getFileName().toString()));
    }

    private static Path work(IgniteConfiguration ignite) {
        return Path.of(Optional.ofNullable(ignite.getWorkDirectory())
                .orElseThrow(() -> new CameoGridException(
                        ErrorCode.INVALID_CONFIGURATION,
                        "set IgniteConfiguration.workDirectory, or CameoGridConfiguration.directory")));
    }

    private static String fileName(String consistentId) {
        return consistentId.replaceAll("[^A-Za-z0-9-]", "_");
    }
}
