package io.cameogrid.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cameogrid.deploy.cli.CameoGridProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One server of a {@link ClusterProgram}: what stays when its process ends, that is its address, its configuration and
 * its data; and its process, if it has one.
 *
 * <p>Threads: one at a time starts and stops it; anybody may speak to it.
 */
public final class ServerNode {
    static final int HTTP_PORT = 9480;

    /** The exit code of a process whose store can not be trusted any more. */
    private static final int STORE_FAILED = 70;

    private final int number;
    private final Path directory;
    private final List<String> commandPrefix;
    private final List<String> jvmFlags;
    private final URI address;
    private final RestClient rest;
    private volatile Optional<JavaProcess> process = Optional.empty();
    private volatile boolean ended = true;
    private int starts;

    ServerNode(int number, Path directory, ClusterNetwork network, List<String> jvmFlags) {
        this.number = number;
        this.directory = directory;
        this.commandPrefix = network.commandPrefix(number);
        this.jvmFlags = List.copyOf(jvmFlags);
        this.address = URI.create("http://" + network.address(number) + ":" + HTTP_PORT);
        this.rest = RestClient.of(address);
    }

    public int number() {
        return number;
    }

    /** Of its REST interface. */
    public URI address() {
        return address;
    }

    /** Speaks to this node only, and never twice. */
    public RestClient rest() {
        return rest;
    }

    /** Everything that the node keeps. */
    public Path data() {
        return directory.resolve("data");
    }

    Path configuration() {
        return directory.resolve("cameogrid.toml");
    }

    /** Starts the process, on the data that is there, and waits for nothing. */
    public void launch() {
        launch(CameoGridProgram.class, List.of());
    }

    /**
     * Starts another program on this node's configuration and data.
     *
     * @param main takes the arguments of the program itself
     * @param flags of the JVM, beside those of every node
     */
    public synchronized void launch(Class<?> main, List<String> flags) {
        if (running()) {
            throw new IllegalStateException(this + " runs");
        }
        starts++;
        List<String> all = new ArrayList<>(jvmFlags);
        all.addAll(flags);
        process = Optional.of(JavaProcess.start(
                new JavaProcess.Jvm(commandPrefix, all),
                main,
                directory.resolve("output-" + starts + ".log"),
                List.of("server", "--config", configuration().toString())));
        ended = false;
    }

    /** Starts the process and waits until it can serve. */
    public void start() {
        launch();
        awaitReady();
    }

    /** Waits until the node can serve; fails if its process ends. */
    public void awaitReady() {
        Eventually.until(this + " is ready", () -> {
            assertThat(running()).as("%s runs", this).isTrue();
            return ready();
        });
    }

    /** Whether it says that it can serve. */
    public boolean ready() {
        return running() && ask("/readyz").filter(RestClient.Answer::ok).isPresent();
    }

    /** What it says of the cluster; nothing if it does not answer. */
    public Optional<JsonNode> health() {
        return ask("/_cluster/health").filter(RestClient.Answer::ok).map(RestClient.Answer::body);
    }

    /** Empty if it does not listen yet, or not any more. */
    private Optional<RestClient.Answer> ask(String path) {
        try {
            return Optional.of(rest.get(path));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while asking " + this, e);
        }
    }

    public boolean running() {
        return process.filter(JavaProcess::running).isPresent();
    }

    /** Whether it was started and nobody has ended it; fails if it has ended by itself. */
    boolean shouldRun() {
        assertThat(ended || running()).as("%s runs", this).isTrue();
        return !ended;
    }

    /** Starts it again if its store has failed and nobody has ended it, as whoever runs the program should; returns whether. */
    synchronized boolean startAfterFailure() {
        boolean failed = !ended && !running() && process.orElseThrow().awaitExit() == STORE_FAILED;
        if (failed) {
            launch();
        }
        return failed;
    }

    /** SIGKILL. */
    public synchronized void kill() {
        ended = true;
        process.ifPresent(JavaProcess::kill);
    }

    /** SIGTERM; returns the exit code when the process has ended. */
    public int terminate() {
        ended = true;
        JavaProcess running = process.orElseThrow();
        running.terminate();
        return running.awaitExit();
    }

    /** Waits for the end of a process that ends by itself, and returns the exit code. */
    public int awaitExit() {
        ended = true;
        return process.orElseThrow().awaitExit();
    }

    /** SIGSTOP: the process stands still, and its connections stay open. */
    public void pause() {
        process.orElseThrow().signal("STOP");
    }

    /** SIGCONT. */
    public void resume() {
        process.orElseThrow().signal("CONT");
    }

    /** Deletes everything that the node has kept, as if it had got a new disk. */
    public void wipe() {
        if (running()) {
            throw new IllegalStateException(this + " runs");
        }
        if (!Files.exists(data())) {
            return;
        }
        try (Stream<Path> files = Files.walk(data())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that the latest process has printed and logged so far. */
    public List<String> lines() {
        return process.map(JavaProcess::lines).orElse(List.of());
    }

    void close() {
        kill();
        rest.close();
    }

    @Override
    public String toString() {
        return "node " + number;
    }
}
