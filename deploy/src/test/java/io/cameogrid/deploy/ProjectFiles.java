package io.cameogrid.deploy;

import io.cameogrid.deploy.cli.CameoGridProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The working copy that the tests belong to. */
public final class ProjectFiles {
    private ProjectFiles() {}

    public static Path root() {
        Path path = Path.of(CameoGridProgram.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        while (!Files.exists(path.resolve("cameogrid"))) {
            path = path.getParent();
        }
        return path;
    }

    public static String text(String file) throws IOException {
        return Files.readString(root().resolve(file));
    }
}
