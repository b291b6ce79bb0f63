package io.cameogrid.deploy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** A directory with a configuration file, an environment and a small machine, for tests of what is made of them. */
abstract class ConfigFixture {
    static final Machine SMALL = new Machine(ByteSize.ofMegabytes(2048), ByteSize.ofMegabytes(512));

    @TempDir
    Path directory;

    final Map<String, String> environment = new HashMap<>();

    LoadedConfig load(FlagValue... flags) {
        return new ConfigLoader(directory, directory.resolve("none"), environment, SMALL)
                .load(Optional.empty(), List.of(flags));
    }

    void assertRefused(String report) {
        assertThatThrownBy(this::load)
                .isInstanceOfSatisfying(
                        CameoGridException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION))
                .hasMessage(report);
    }

    Path file() {
        return directory.resolve("cameogrid.toml");
    }

    void write(String toml) {
        try {
            Files.writeString(file(), toml);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
