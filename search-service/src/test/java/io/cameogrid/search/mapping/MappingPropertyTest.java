package io.cameogrid.search.mapping;

import static io.cameogrid.search.mapping.TestIndex.field;
import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.search.SortKey;
import io.cameogrid.schema.FieldType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Generated documents and queries find in the index what a walk over the documents finds. */
class MappingPropertyTest {
    private static final int DOCUMENTS = 150;
    private static final int QUERIES = 400;

    static LongStream seeds() {
        Long given = Long.getLong("cameogrid.seed");
        return given == null ? LongStream.rangeClosed(1, 4) : LongStream.of(given);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void queriesFindWhatTheDocumentsHold(long seed) throws IOException {
        Random random = new Random(seed);
        Map<DocumentKey, ModelDocument> documents = new HashMap<>();
        try (TestIndex index = filled(random, documents)) {
            ModelQueries queries = new ModelQueries(random);
            for (int i = 0; i < QUERIES; i++) {
                ModelQueries.Clause clause = queries.query(3);
                List<String> expected = documents.entrySet().stream()
                        .filter(entry -> clause.matches().test(entry.getValue()))
                        .map(entry -> entry.getKey().id())
                        .toList();

                assertThat(index.search(clause.text()))
                        .as("-Dcameogrid.seed=%d, query %s", seed, clause.text())
                        .containsExactlyInAnyOrderElementsOf(expected);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void sortingFollowsTheLowestOrHighestValueAndPutsMissingOnesLast(long seed) throws IOException {
        Random random = new Random(seed);
        Map<DocumentKey, ModelDocument> documents = new HashMap<>();
        try (TestIndex index = filled(random, documents)) {
            for (String path : List.of("s", "i", "u", "d", "day", "b", "o.i")) {
                for (boolean ascending : List.of(true, false)) {
                    List<String> sorted = index.search("*", new SortKey(path, ascending), new SortKey("id", true));

                    assertThat(sorted)
                            .as("-Dcameogrid.seed=%d, sort %s %s", seed, path, ascending)
                            .isEqualTo(expectedOrder(documents, path, ascending));
                }
            }
        }
    }

    private static List<String> expectedOrder(
            Map<DocumentKey, ModelDocument> documents, String path, boolean ascending) {
        Map<String, Comparable<Object>> deciding = new TreeMap<>();
        List<String> missing = new ArrayList<>();
        documents.forEach((key, document) -> {
            List<Comparable<Object>> values = document.sortable(path);
            if (values.isEmpty()) {
                missing.add(key.id());
            } else {
                deciding.put(key.id(), ascending ? Collections.min(values) : Collections.max(values));
            }
        });
        Comparator<String> byValue =
                Comparator.comparing((Function<String, Comparable<Object>>) deciding::get, Comparable::compareTo);
        List<String> order = new ArrayList<>(deciding.keySet());
        order.sort((ascending ? byValue : byValue.reversed()).thenComparing(Comparator.naturalOrder()));
        Collections.sort(missing);
        order.addAll(missing);
        return order;
    }

    /** An index of several segments in which documents were replaced. */
    private static TestIndex filled(Random random, Map<DocumentKey, ModelDocument> documents) throws IOException {
        TestIndex index = new TestIndex(TestIndex.definition(
                field("t", FieldType.TEXT),
                field("s", FieldType.STRING),
                field("i", FieldType.I64),
                field("u", FieldType.U64),
                field("d", FieldType.F64),
                field("day", FieldType.DATE),
                field("b", FieldType.BOOLEAN),
                field("o", FieldType.JSON),
                field("o.t", FieldType.TEXT),
                field("o.i", FieldType.I64)));
        for (int i = 0; i < DOCUMENTS; i++) {
            String id = "k" + Integer.toString(random.nextInt(DOCUMENTS), 36);
            // The routing key follows from the id, so that no id is there twice.
            DocumentKey key = id.hashCode() % 3 == 0 ? DocumentKey.of(id, "route") : DocumentKey.of(id);
            ModelDocument document = ModelDocument.generate(id, random);
            documents.put(key, document);
            index.put(key, document.json());
            if (random.nextInt(40) == 0) {
                index.flush();
            }
        }
        return index;
    }
}
