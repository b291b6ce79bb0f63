package io.cameogrid.search.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cameogrid.api.search.Hit;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.IndexName;
import io.cameogrid.search.node.MemoryCluster;
import io.cameogrid.search.node.TestIndex;
import io.cameogrid.search.node.TestRequest;
import io.cameogrid.search.scatter.Ranking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How well collections with judged answers are ranked: alike on every topology. Prints the figures, and how often nodes had to
 * be asked to count.
 *
 * <p>{@code -Dcameogrid.relevance=} names a directory with one directory for each collection: {@code docs.ndjson} (id, perhaps title, text),
 * {@code queries.tsv} (id, text) and {@code qrels.txt} (query, 0, document, grade); and perhaps with {@code reference.tsv}, the
 * figures of plain Lucene.
 */
@EnabledIfSystemProperty(named = RelevanceTest.PROPERTY, matches = ".+")
final class RelevanceTest {
    static final String PROPERTY = "cameogrid.relevance";

    private static final IndexName INDEX = IndexName.of("judged");
    private static final int DEPTH = 1_000;
    private static final int FIRST = 10;

    /** How far another program's figures may be from ours. */
    private static final double NEAR = 0.002;

    @TempDir
    private Path directory;

    static List<Path> collections() throws IOException {
        try (var entries = Files.list(Path.of(System.getProperty(PROPERTY)))) {
            return entries.filter(Files::isDirectory).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("collections")
    void aCollectionIsRankedAlikeOnEveryTopology(Path collection) throws IOException {
        Map<String, String> queries = queries(collection);
        Map<String, Set<String>> relevant = relevant(collection);
        queries.keySet().retainAll(relevant.keySet());
        Map<String, Figures> figures = new TreeMap<>();
        for (int nodes : List.of(1, 2, 3)) {
            for (int microshards : List.of(1, 4, 16)) {
                if (microshards >= nodes) {
                    String topology = nodes + " nodes, " + microshards + " microshards";
                    figures.put(topology, measured(collection, nodes, microshards, queries, relevant));
                }
            }
        }
        figures.forEach((topology, found) -> System.out.printf(
                Locale.ROOT,
                "%s, %s: nDCG@10 %.4f, MAP %.4f; first pass %.2f ms, %s; second pass %.2f ms, %s%n",
                collection.getFileName(),
                topology,
                found.gain(),
                found.precision(),
                found.first().millis(),
                found.first().ranking(),
                found.second().millis(),
                found.second().ranking()));
        Figures one = figures.get("1 nodes, 1 microshards");
        assertThat(figures.values()).allSatisfy(other -> {
            assertThat(other.gain()).isEqualTo(one.gain(), offset(1e-4));
            assertThat(other.precision()).isEqualTo(one.precision(), offset(1e-4));
        });
        for (double[] reference : reference(collection)) {
            assertThat(one.gain()).as("nDCG@10 of one plain index").isEqualTo(reference[0], offset(NEAR));
            assertThat(one.precision()).as("MAP of one plain index").isEqualTo(reference[1], offset(NEAR));
        }
    }

    /** nDCG@10 and MAP of one plain Lucene index with our analyzer and weights, if somebody measured them. */
    private static List<double[]> reference(Path collection) throws IOException {
        Path table = collection.resolveSibling("reference.tsv");
        if (!Files.exists(table)) {
            return List.of();
        }
        String row = collection.getFileName() + "\tstandard\tflat\t1.2\t0.75\t1\t";
        return Files.readAllLines(table).stream()
                .filter(line -> line.startsWith(row) && line.endsWith("\tqrels.txt"))
                .map(line -> line.split("\t"))
                .map(columns -> new double[] {Double.parseDouble(columns[7]), Double.parseDouble(columns[8])})
                .toList();
    }

    private record Figures(double gain, double precision, Pass first, Pass second) {}

    /** The time of one search, and what the searches took so far. */
    private record Pass(double millis, Ranking.Figures ranking) {}

    private Figures measured(
            Path collection, int nodes, int microshards, Map<String, String> queries, Map<String, Set<String>> relevant)
            throws IOException {
        Path place = directory.resolve(nodes + "-" + microshards);
        try (MemoryCluster cluster =
                new MemoryCluster(place, TestIndex.of("judged", microshards, Map.of("text", FieldType.TEXT)), nodes)) {
            for (String line : Files.readAllLines(collection.resolve("docs.ndjson"))) {
                JsonNode document = JsonMapper.builder().build().readTree(line);
                String text = document.path("title").asText() + " "
                        + document.path("text").asText();
                cluster.put(
                        document.get("id").asText(),
                        JsonMapper.builder().build().writeValueAsString(Map.of("text", text.strip())));
            }
            Pass first = pass(cluster, queries);
            Pass second = pass(cluster, queries);
            double gain = 0;
            double precision = 0;
            for (Map.Entry<String, String> query : queries.entrySet()) {
                List<String> hits = search(cluster, query.getValue());
                gain += gain(hits, relevant.get(query.getKey()));
                precision += precision(hits, relevant.get(query.getKey()));
            }
            return new Figures(gain / queries.size(), precision / queries.size(), first, second);
        }
    }

    private static Pass pass(MemoryCluster cluster, Map<String, String> queries) {
        long begin = System.nanoTime();
        for (String query : queries.values()) {
            cluster.engine(0).search(TestRequest.of(INDEX, query).limit(FIRST).build());
        }
        double millis = (System.nanoTime() - begin) / (double) TimeUnit.MILLISECONDS.toNanos(1);
        return new Pass(millis / queries.size(), cluster.node(0).rankingFigures());
    }

    private static List<String> search(MemoryCluster cluster, String query) {
        return cluster
                .engine(0)
                .search(TestRequest.of(INDEX, query + " sort _score:desc, id:asc")
                        .limit(DEPTH)
                        .build())
                .hits()
                .stream()
                .map(Hit::id)
                .toList();
    }

    private static double gain(List<String> hits, Set<String> relevant) {
        double gain = 0;
        double ideal = 0;
        for (int rank = 0; rank < FIRST; rank++) {
            double discount = Math.log(2) / Math.log(rank + 2);
            gain += rank < hits.size() && relevant.contains(hits.get(rank)) ? discount : 0;
            ideal += rank < relevant.size() ? discount : 0;
        }
        return gain / ideal;
    }

    private static double precision(List<String> hits, Set<String> relevant) {
        double sum = 0;
        int found = 0;
        for (int rank = 0; rank < hits.size(); rank++) {
            if (relevant.contains(hits.get(rank))) {
                found++;
                sum += found / (rank + 1.0);
            }
        }
        return sum / relevant.size();
    }

    /** Each query as its words, any of which may be there. */
    private static Map<String, String> queries(Path collection) throws IOException {
        Map<String, String> queries = new TreeMap<>();
        for (String line : Files.readAllLines(collection.resolve("queries.tsv"))) {
            String[] columns = line.split("\t", 2);
            queries.put(
                    columns[0],
                    Arrays.stream(columns[1].toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
                            .filter(word -> !word.isEmpty())
                            .map(word -> "text:\"" + word + "\"")
                            .collect(Collectors.joining(" OR ")));
        }
        return queries;
    }

    private static Map<String, Set<String>> relevant(Path collection) throws IOException {
        Map<String, Set<String>> relevant = new HashMap<>();
        for (String line : Files.readAllLines(collection.resolve("qrels.txt"))) {
            String[] columns = line.split("\\s+");
            if (Integer.parseInt(columns[3]) > 0) {
                relevant.computeIfAbsent(columns[0], key -> new HashSet<>()).add(columns[2]);
            }
        }
        return relevant;
    }
}
