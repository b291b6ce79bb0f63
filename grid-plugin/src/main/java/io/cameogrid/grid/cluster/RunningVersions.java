package io.cameogrid.grid.cluster;

import io.cameogrid.api.topology.Versions;
import io.cameogrid.grid.internal.IgniteRelease;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Reads what is running: our own version from the build, the others from the libraries themselves. */
public final class RunningVersions {
    private static final String BUILD = "build.properties";

    private RunningVersions() {}

    public static Versions read() {
        Properties build = new Properties();
        try (InputStream in = RunningVersions.class.getResourceAsStream(BUILD)) {
            if (in == null) {
                throw new IllegalStateException(BUILD + " is missing from the program");
            }
            build.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Versions(
                build.getProperty("version"),
                build.getProperty("build"),
                Runtime.version().toString(),
                IgniteRelease.text(),
                build.getProperty("lucene"));
    }
}
