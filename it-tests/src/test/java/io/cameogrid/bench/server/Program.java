package io.cameogrid.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The program as it was built: libraries and JVM options.
 *
 * @param module the directory of the module that makes the program
 * @param flags for the JVM, beside those of the program
 */
public record Program(Path module, List<String> flags) {
    private static final String MAIN = "io.cameogrid.deploy.cli.CameoGridProgram";
    private static final int NEWER_FLAGS_FROM = 24;

    /** What starts it with these arguments. */
    List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Path conf = module.resolve("src/main/dist/conf").toAbsolutePath().normalize();
        Stream.of("jvm.options", "jvm-24.options", "heap.options")
                .filter(name ->
                        !name.equals("jvm-24.options") || Runtime.version().feature() >= NEWER_FLAGS_FROM)
                .map(conf::resolve)
                .filter(Files::isRegularFile)
                .forEach(file -> command.add("@" + file));
        command.add("-XX:SharedArchiveFile=" + archive());
        command.add("-XX:+AutoCreateSharedArchive");
        command.add("-Xlog:disable");
        command.add("-Xlog:all=error,cds*=off,aot*=off:stderr");
        command.addAll(flags);
        command.addAll(List.of("-cp", libraries() + "/*", MAIN));
        command.addAll(arguments);
        return command;
    }

    /** Where the JVM keeps classes parsed for the next start, as it does for the launcher. */
    public Path archive() {
        return libraries().resolveSibling("bench.jsa");
    }

    /** The libraries of the latest build. */
    private Path libraries() {
        return Stream.of("target/lib", "target/quick/lib")
                .map(module::resolve)
                .filter(Files::isDirectory)
                .max(Comparator.comparing(Program::age))
                .map(directory -> directory.toAbsolutePath().normalize())
                .orElseThrow(() -> new IllegalStateException("No libraries in " + module.toAbsolutePath()
                        + "/target/lib: build the program first, with ./mvnw -Dquick package"));
    }

    private static long age(Path directory) {
        try {
            return Files.getLastModifiedTime(directory).toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
