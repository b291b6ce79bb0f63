package io.cameogrid.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script {@code cameogrid} in a copy of the project whose path has spaces, with a Maven that only says it ran. */
class LauncherTest {
    private static final Path PROJECT = ProjectFiles.root();

    @TempDir
    private Path directory;

    private Path copy;

    @BeforeEach
    void copyProject() throws IOException {
        copy = directory.resolve("a path with spaces");
        copyTree(PROJECT.resolve("deploy/src/main/dist/conf"), copy.resolve("deploy/src/main/dist/conf"));
        copyTree(PROJECT.resolve(".mvn"), copy.resolve(".mvn"));
        Files.copy(PROJECT.resolve("cameogrid"), copy.resolve("cameogrid"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createFile(copy.resolve("pom.xml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cameogrid", ".mvn/find-jdk.sh"})
    void scriptsAreGoodForAnyShell(String script) throws Exception {
        try (ChildProcess shell = ChildProcess.of(
                new ProcessBuilder("sh", "-n", PROJECT.resolve(script).toString()))) {
            assertThat(shell.awaitExit()).isZero();
            assertThat(shell.seen()).isEmpty();
        }
    }

    @Test
    void runsFromAnyDirectoryAndThroughALink() throws Exception {
        pretendBuilt();
        Path elsewhere = Files.createDirectory(directory.resolve("else where"));
        Path link = Files.createSymbolicLink(elsewhere.resolve("grid"), Path.of("../a path with spaces/cameogrid"));

        assertThat(run(elsewhere, 0, copy.resolve("cameogrid").toString(), "--version"))
                .contains("cameogrid ");
        assertThat(run(directory, 0, link.toString(), "--version")).contains("cameogrid ");
        assertThat(run(elsewhere, 0, "./grid", "--version")).contains("cameogrid ");
    }

    @Test
    void exitCodeIsThatOfTheProgram() throws Exception {
        pretendBuilt();

        assertThat(run(copy, 2, "./cameogrid", "serve")).contains("cameogrid: Unmatched argument at index 0: 'serve'");
    }

    @Test
    void flagsOfTheUserComeLastAndReachTheJvm() throws Exception {
        pretendBuilt();

        String output =
                run(copy, 0, "env", "CAMEOGRID_JAVA_OPTS=-Xmx200m -XX:+PrintFlagsFinal", "./cameogrid", "--version");

        assertThat(output).containsPattern("MaxHeapSize +:?= 209715200 ").contains("cameogrid ");
    }

    @Test
    void buildsWhenThereIsNothingYetAndAgainOnlyAfterAChange() throws Exception {
        fakeMaven("echo '[INFO] Building CameoGrid schema 1.0     [2/6]'; cp -r ../built/. deploy/target/lib");
        pretendBuilt();
        Files.move(copy.resolve("deploy/target/lib"), directory.resolve("built"));
        Files.createDirectories(copy.resolve("deploy/target/lib"));
        Files.delete(copy.resolve("deploy/target/cameogrid.built"));

        assertThat(run(copy, 0, "./cameogrid", "--version")).contains("Building CameoGrid with Java", "cameogrid ");
        assertThat(run(copy, 0, "./cameogrid", "--version")).doesNotContain("Building");
        Path source = copy.resolve("schema/src/main/java/New.java");
        Files.createDirectories(source.getParent());
        Files.createFile(source);
        assertThat(run(copy, 0, "./cameogrid", "--version")).contains("Building CameoGrid with Java");
        assertThat(run(copy, 0, "./cameogrid", "--version")).doesNotContain("Building");
    }

    @Test
    void buildThatFailsShowsTheErrorsAndWhereTheRestIs() throws Exception {
        fakeMaven("echo '[INFO] noise'; echo '[ERROR] New.java:[1,2] class expected'; exit 1");

        String output = run(copy, 1, "./cameogrid", "--version");

        assertThat(output)
                .contains("[ERROR] New.java:[1,2] class expected")
                .contains("The build failed; all of its output is in " + copy.toRealPath()
                        + "/deploy/target/cameogrid-build.log")
                .doesNotContain("noise");
    }

    @Test
    void withoutAFittingJavaItSaysWhatItSaw() throws Exception {
        pretendBuilt();
        Path old = directory.resolve("old java");
        Files.createDirectories(old.resolve("bin"));
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
        Path java = Files.writeString(old.resolve("bin/java"), "#!/bin/sh\nexit 1\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        String script = Files.readString(copy.resolve(".mvn/find-jdk.sh"))
                .replaceAll("/usr/lib/jvm/\\*|/opt/\\*", "/nowhere/*");
        Files.writeString(copy.resolve(".mvn/find-jdk.sh"), script);

        String output = run(
                copy,
                1,
                "env",
                "-u",
                "JDK_HOME",
                "JAVA_HOME=" + old,
                "HOME=/nowhere",
                "PATH=" + old + "/bin:" + shellPath(),
                "./cameogrid",
                "--version");

        assertThat(output).contains("version 21 or newer").contains("Java 17 in " + old);
    }

    /** A path with the tools of a shell but without any Java. */
    private String shellPath() throws IOException {
        Path tools = Files.createDirectories(directory.resolve("tools"));
        for (String tool :
                List.of("sh", "env", "sed", "dirname", "readlink", "find", "head", "tail", "grep", "mkdir", "cat")) {
            for (String place : List.of("/bin", "/usr/bin")) {
                if (Files.exists(Path.of(place, tool)) && !Files.exists(tools.resolve(tool))) {
                    Files.createSymbolicLink(tools.resolve(tool), Path.of(place, tool));
                }
            }
        }
        return tools.toString();
    }

    private String run(Path from, int exitCode, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).directory(from.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("CAMEOGRID_JAVA_OPTS");
        try (ChildProcess process = ChildProcess.of(builder)) {
            int ended = process.awaitExit();
            assertThat(ended).as(process.seen()).isEqualTo(exitCode);
            return process.seen();
        }
    }

    private void fakeMaven(String script) throws IOException {
        Path maven = Files.writeString(copy.resolve("mvnw"), "#!/bin/sh\n" + script + "\n");
        assertThat(maven.toFile().setExecutable(true)).isTrue();
        Files.createDirectories(copy.resolve("deploy/target/lib"));
    }

    /** As a build leaves it: everything on the class path of this test as jars, and a stamp newer than all sources. */
    private void pretendBuilt() throws IOException {
        Path lib = Files.createDirectories(copy.resolve("deploy/target/lib"));
        int number = 0;
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            number++;
            if (Files.isDirectory(path)) {
                jar(path, lib.resolve(number + ".jar"));
            } else if (Files.exists(path)) {
                Files.createSymbolicLink(lib.resolve(number + "-" + path.getFileName()), path);
            }
        }
        Files.createFile(copy.resolve("deploy/target/cameogrid.built"));
    }

    private static void jar(Path directory, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entries.putNextEntry(new JarEntry(directory.relativize(file).toString()));
                Files.copy(file, entries);
                entries.closeEntry();
            }
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(Files.isDirectory(file) ? target : target.getParent());
                if (Files.isRegularFile(file)) {
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }
}
