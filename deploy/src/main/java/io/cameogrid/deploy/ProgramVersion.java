package io.cameogrid.deploy;

import java.util.Optional;

/** The version of this program, from the manifest of its jar. */
public final class ProgramVersion {
    private ProgramVersion() {}

    /** The version; {@code development} when run from classes that were never packaged. */
    public static String text() {
        return Optional.ofNullable(ProgramVersion.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
