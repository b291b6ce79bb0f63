package io.cameogrid.deploy.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds and reads the configuration: flags before environment before file before defaults.
 *
 * <p>The file is the one named, else the one of the variable CAMEOGRID_CONFIG, else {@code cameogrid.toml} in the working
 * directory, else {@code /etc/cameogrid/cameogrid.toml}; without any of them, everything is at its default.
 */
public final class ConfigLoader {
    private final Path workingDirectory;
    private final Path systemFile;
    private final Map<String, String> environment;
    private final Machine machine;

    /** A loader for this process. */
    public static ConfigLoader here() {
        return new ConfigLoader(Path.of(""), Path.of("/etc/cameogrid/cameogrid.toml"), System.getenv(), Machine.here());
    }

    public ConfigLoader(Path workingDirectory, Path systemFile, Map<String, String> environment, Machine machine) {
        this.workingDirectory = workingDirectory;
        this.systemFile = systemFile;
        this.environment = Map.copyOf(environment);
        this.machine = machine;
    }

    /** The checked configuration. Throws INVALID_CONFIGURATION with every problem that there is. */
    public LoadedConfig load(Optional<Path> named, List<FlagValue> flags) {
        Optional<Path> file = file(named);
        Problems problems = new Problems();
        Map<String, RawValue> fromFlags = new LinkedHashMap<>();
        flags.forEach(flag -> fromFlags.put(flag.key(), RawValue.text(flag.text(), flag.flag())));
        SettingValues values = new SettingValues(
                List.of(
                        fromFlags,
                        EnvironmentSettings.read(environment),
                        file.map(path -> new TomlFile(path).read()).orElse(Map.of())),
                problems);
        values.check();
        CameoGridConfig config = new ConfigAssembly(values, problems, machine, workingDirectory).config();
        new ConfigRules(values, problems).check(config, machine);
        problems.throwIfAny();
        return new LoadedConfig(config, file, values.given());
    }

    private Optional<Path> file(Optional<Path> named) {
        Optional<Path> asked = named.or(
                () -> Optional.ofNullable(environment.get("CAMEOGRID_CONFIG")).map(Path::of));
        return asked.map(workingDirectory::resolve)
                .or(() -> Stream.of(workingDirectory.resolve("cameogrid.toml"), systemFile)
                        .filter(Files::exists)
                        .findFirst());
    }
}
