package io.cameogrid.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is measured, and for how long: system properties that begin with {@code cameogrid.bench.}, and {@code bench}.
 *
 * @param scenarios names of those to run; none for all
 * @param corpus an NDJSON file; without one, documents are generated
 * @param documents how many documents at most
 * @param connections the numbers of connections of searches and reads
 * @param seconds of one measurement
 * @param warmup of the server before the first search is measured
 * @param rounds of each measurement; engines take turns
 * @param idle how long an idle server is left alone before its memory is looked at
 * @param program the directory of the program's module, with its libraries and options
 * @param flags more flags for the server's JVM
 * @param output where results and the server's output go
 */
public record BenchOptions(
        Set<String> scenarios,
        Optional<Path> corpus,
        int documents,
        List<Integer> connections,
        Duration seconds,
        Duration warmup,
        int rounds,
        Duration idle,
        Path program,
        List<String> flags,
        Path output) {
    static final String PREFIX = "cameogrid.bench.";
    private static final int QUERIES = 2_000;
    private static final long SEED = 42;

    public static BenchOptions of(Properties properties) {
        Values values = new Values(properties);
        return new BenchOptions(
                Set.copyOf(values.list("bench", "")),
                Optional.of(values.text(PREFIX + "corpus", ""))
                        .filter(file -> !file.isEmpty())
                        .map(Path::of),
                values.whole(PREFIX + "documents", 60_000),
                values.list(PREFIX + "connections", "1,2,8").stream()
                        .map(Integer::valueOf)
                        .toList(),
                Duration.ofSeconds(values.whole(PREFIX + "seconds", 3)),
                Duration.ofSeconds(values.whole(PREFIX + "warmup", 60)),
                values.whole(PREFIX + "rounds", 2),
                Duration.ofSeconds(values.whole(PREFIX + "idle", 20)),
                Path.of(values.text(PREFIX + "program", "../deploy")),
                Arrays.stream(values.text(PREFIX + "flags", "").split(" "))
                        .filter(flag -> !flag.isEmpty())
                        .toList(),
                Path.of(values.text(PREFIX + "output", "target/bench")));
    }

    /** Different queries of each class. */
    public int queries() {
        return QUERIES;
    }

    /** Of documents and queries. */
    public long seed() {
        return SEED;
    }

    boolean wants(String scenario) {
        return scenarios.isEmpty() || scenarios.contains(scenario);
    }

    private record Values(Properties properties) {
        String text(String name, String otherwise) {
            return properties.getProperty(name, otherwise);
        }

        int whole(String name, int otherwise) {
            String text = text(name, "");
            try {
                return text.isEmpty() ? otherwise : Integer.parseInt(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("-D" + name + "=" + text + " is not a whole number", e);
            }
        }

        List<String> list(String name, String otherwise) {
            return Arrays.stream(text(name, otherwise).split(","))
                    .map(String::strip)
                    .filter(element -> !element.isEmpty())
                    .collect(Collectors.toUnmodifiableList());
        }
    }
}
