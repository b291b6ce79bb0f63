package io.cameogrid.deploy.config;

import io.cameogrid.grid.trust.ClusterSecret;
import io.cameogrid.grid.trust.NodeTrust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes of the settings by what nodes know each other: a secret, certificates, or nothing. */
final class TrustAssembly {
    private static final List<Setting<String>> CERTIFICATES =
            List.of(Settings.CLUSTER_TLS_CERT, Settings.CLUSTER_TLS_KEY, Settings.CLUSTER_TLS_CA);

    private final SettingValues values;
    private final Problems problems;
    private final Path workingDirectory;

    TrustAssembly(SettingValues values, Problems problems, Path workingDirectory) {
        this.values = values;
        this.problems = problems;
        this.workingDirectory = workingDirectory;
    }

    /** What was given; two ways at once, or half a way, are noted as problems. */
    NodeTrust trust() {
        Optional<NodeTrust> secret = values.find(Settings.CLUSTER_SECRET).map(TrustAssembly::shared);
        Optional<NodeTrust> fromFile = values.find(Settings.CLUSTER_SECRET_FILE).flatMap(this::read);
        Optional<NodeTrust> certificates = certificates();
        List<NodeTrust> given = Stream.of(secret, fromFile, certificates)
                .flatMap(Optional::stream)
                .toList();
        if (given.size() > 1) {
            Setting<String> place = certificates.isPresent() ? Settings.CLUSTER_TLS_CERT : Settings.CLUSTER_SECRET_FILE;
            problems.add(
                    values.origin(place),
                    "nodes prove themselves in one way: keep one of network.cluster.secret,"
                            + " network.cluster.secret_file and [network.cluster.tls]");
        }
        return given.stream().findFirst().orElse(new NodeTrust.Everybody());
    }

    private Optional<NodeTrust> certificates() {
        List<Setting<String>> given = CERTIFICATES.stream()
                .filter(setting -> values.find(setting).isPresent())
                .toList();
        if (given.isEmpty()) {
            return Optional.empty();
        }
        if (given.size() < CERTIFICATES.size()) {
            problems.add(
                    values.origin(given.getFirst()),
                    "[network.cluster.tls] needs cert, key and ca, all three, each the path of a PEM file");
            return Optional.empty();
        }
        return Optional.of(new NodeTrust.Certificates(
                path(Settings.CLUSTER_TLS_CERT), path(Settings.CLUSTER_TLS_KEY), path(Settings.CLUSTER_TLS_CA)));
    }

    private Path path(Setting<String> setting) {
        Path path = workingDirectory.resolve(values.find(setting).orElseThrow()).toAbsolutePath();
        if (!Files.isReadable(path)) {
            problems.add(values.origin(setting), setting.key() + ": there is no file " + path + " that can be read");
        }
        return path;
    }

    private Optional<NodeTrust> read(String file) {
        Path path = workingDirectory.resolve(file).toAbsolutePath();
        try {
            String text = Files.readString(path);
            if (ClusterSecret.isLongEnough(text)) {
                return Optional.of(shared(text));
            }
            problems.add(
                    values.origin(Settings.CLUSTER_SECRET_FILE),
                    "the secret in " + path + " is shorter than " + ClusterSecret.LEAST_CHARACTERS + " characters");
        } catch (IOException e) {
            problems.add(
                    values.origin(Settings.CLUSTER_SECRET_FILE),
                    "network.cluster.secret_file: " + path + " cannot be read ("
                            + e.getClass().getSimpleName() + ")");
        }
        return Optional.empty();
    }

    private static NodeTrust shared(String text) {
        return new NodeTrust.Shared(ClusterSecret.of(text));
    }
}
