package io.cameogrid.search.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.api.search.Hit;
import io.cameogrid.api.topology.MicroshardId;
import io.cameogrid.query.Query;
import io.cameogrid.query.QueryLimits;
import io.cameogrid.query.QueryParser;
import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import io.cameogrid.search.microshard.MicroshardsView;
import io.cameogrid.search.node.MemoryCluster;
import io.cameogrid.search.node.TestIndex;
import io.cameogrid.search.node.TestRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * While documents are replaced and deleted, scores are those of an index that never had any others than are left.
 *
 * <p>Each field keeps its length in another way: short and long texts, postings with and without frequencies, values
 * with and without a column.
 */
final class DeletedDocumentsTest {
    private static final IndexName INDEX = IndexName.of("changing");
    private static final int DOCUMENTS = 200;
    private static final int ROUNDS = 4;
    private static final int CHANGES = 40;
    private static final long SEED = Long.getLong("cameogrid.seed", 5);
    private static final List<String> QUERIES = List.of(
            "title:wb",
            "body:wa OR body:wc OR title:wd",
            "body:\"wa wb\"~20",
            "body:\"wa w\"*",
            "sparse:wa OR sparse:wk",
            "stems:running OR stems:runs",
            "tag:wa OR tag:wc",
            "label:wa OR label:wb",
            "open:true OR title:wa",
            "done:false OR body:wf",
            "title:wab~1 OR body:wq",
            "counted:wb wc");

    @TempDir
    private Path directory;

    private final Random random = new Random(SEED);
    private final Map<String, String> sources = new LinkedHashMap<>();

    @Test
    void scoresAreThoseOfThePresentDocumentsAlone() throws IOException {
        List<MemoryCluster> clusters = List.of(start("one", 1, 1), start("many", 8, 1), start("three", 4, 3));
        try {
            IntStream.range(0, DOCUMENTS).forEach(i -> put(clusters, "d" + i));
            int deletions = 0;
            for (int round = 0; round < ROUNDS; round++) {
                change(clusters);
                compare(clusters, "-Dcameogrid.seed=" + SEED + ", round " + round);
                deletions += clusters.stream().allMatch(DeletedDocumentsTest::hasDeletions) ? 1 : 0;
            }
            assertThat(deletions).as("rounds with deleted documents").isPositive();
        } finally {
            clusters.forEach(MemoryCluster::close);
        }
    }

    private MemoryCluster start(String name, int microshards, int nodes) {
        return new MemoryCluster(directory.resolve(name), index(microshards), nodes);
    }

    private static IndexDefinition index(int microshards) {
        TreeMap<String, FieldDefinition> fields = new TreeMap<>();
        for (FieldDefinition field : List.of(
                field("title", FieldType.TEXT, false, "default", "WithFreqsAndPositions"),
                field("body", FieldType.TEXT, true, "default", "WithFreqsAndPositions"),
                field("stems", FieldType.TEXT, false, "en_stem", "WithFreqsAndPositions"),
                field("sparse", FieldType.TEXT, false, "default", "Basic"),
                field("counted", FieldType.TEXT, false, "whitespace", "WithFreqs"),
                field("tag", FieldType.STRING, true, "", ""),
                field("label", FieldType.STRING, false, "", ""),
                field("open", FieldType.BOOLEAN, true, "", ""),
                field("done", FieldType.BOOLEAN, false, "", ""))) {
            fields.put(field.path(), field);
        }
        return TestIndex.of("changing", microshards).withFields(fields, false);
    }

    private static FieldDefinition field(
            String path, FieldType type, boolean column, String tokenizer, String recordOption) {
        return new FieldDefinition(
                path,
                type,
                true,
                false,
                column,
                false,
                Optional.empty(),
                Optional.of(tokenizer).filter(name -> !name.isEmpty()),
                Optional.of(recordOption).filter(name -> !name.isEmpty()),
                FieldDefinition.Origin.DECLARED,
                Optional.empty());
    }

    private void change(List<MemoryCluster> clusters) {
        for (int i = 0; i < CHANGES; i++) {
            String id = "d" + random.nextInt(DOCUMENTS);
            if (random.nextInt(3) > 0) {
                put(clusters, id);
            } else {
                sources.remove(id);
                clusters.forEach(cluster -> cluster.remove(id));
            }
        }
    }

    private void put(List<MemoryCluster> clusters, String id) {
        String json = json();
        sources.put(id, json);
        clusters.forEach(cluster -> cluster.put(id, json));
    }

    private void compare(List<MemoryCluster> clusters, String where) throws IOException {
        try (PlainIndex plain = new PlainIndex(clusters.getFirst().index(), sources)) {
            for (String text : QUERIES) {
                Query query = QueryParser.parse(text, QueryLimits.DEFAULT).query();
                Map<String, Float> expected = plain.scores(query);
                assertThat(expected).as(text).isNotEmpty();
                for (MemoryCluster cluster : clusters) {
                    assertThat(deviation(scores(cluster, text), expected))
                            .as(
                                    "%s: %s in %d microshards",
                                    where, text, cluster.index().microshards())
                            .isLessThan(1e-6);
                }
            }
        }
    }

    private static Map<String, Float> scores(MemoryCluster cluster, String query) {
        Map<String, Float> scores = new HashMap<>();
        for (Hit hit : cluster.engine(0)
                .search(TestRequest.of(INDEX, query).limit(1_000).build())
                .hits()) {
            scores.put(hit.id(), hit.score());
        }
        return scores;
    }

    private static double deviation(Map<String, Float> scores, Map<String, Float> expected) {
        assertThat(scores.keySet()).isEqualTo(expected.keySet());
        return scores.entrySet().stream()
                .mapToDouble(score ->
                        Math.abs(score.getValue() - expected.get(score.getKey())) / expected.get(score.getKey()))
                .max()
                .orElseThrow();
    }

    private static boolean hasDeletions(MemoryCluster cluster) {
        List<MicroshardId> all = IntStream.range(0, cluster.index().microshards())
                .mapToObj(cluster::microshard)
                .toList();
        try (MicroshardsView view = cluster.node(0).microshards().acquire(all)) {
            return view.searcher().getIndexReader().hasDeletions();
        }
    }

    private String json() {
        List<String> members = new ArrayList<>();
        for (String field : List.of("title", "body", "stems", "sparse", "counted")) {
            int longest = field.equals("title") ? 8 : 120;
            switch (random.nextInt(6)) {
                case 0 -> {}
                case 1 -> members.add("\"" + field + "\":[\"" + text(longest) + "\",\"\",\"" + text(longest) + "\"]");
                default -> members.add("\"" + field + "\":\"" + text(longest) + "\"");
            }
        }
        for (String field : List.of("tag", "label")) {
            switch (random.nextInt(4)) {
                case 0 -> {}
                case 1 -> members.add("\"" + field + "\":[\"" + word() + "\",\"" + word() + "\",\"" + word() + "\"]");
                default -> members.add("\"" + field + "\":\"" + word() + "\"");
            }
        }
        members.add("\"open\":" + random.nextBoolean());
        members.add("\"done\":[" + random.nextBoolean() + "," + random.nextBoolean() + "]");
        return "{" + String.join(",", members) + "}";
    }

    private String text(int longest) {
        StringBuilder text =
                new StringBuilder(random.nextInt(9) == 0 ? "... -- ... -- ... -- ... -- ... -- ..." : word());
        for (int more = random.nextInt(longest); more > 0; more--) {
            text.append(' ').append(word());
        }
        return text.toString();
    }

    private String word() {
        int number = (int) (200 * random.nextDouble() * random.nextDouble() * random.nextDouble());
        return switch (number) {
            case 25 -> "running";
            case 24 -> "runs";
            default -> number < 26 ? "w" + (char) ('a' + number) : "wa" + (char) ('a' + number % 26) + number / 26;
        };
    }
}
