package io.cameogrid.schema.change;

import static io.cameogrid.schema.Definitions.declared;
import static io.cameogrid.schema.Definitions.notIndexed;
import static io.cameogrid.schema.FieldDefinition.inferred;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameogrid.api.document.DocumentWrite;
import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.schema.Definitions;
import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.Growth;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.check.DocumentInspector;
import io.cameogrid.schema.check.Inspection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaEvolutionTest {
    private static final IndexDefinition EMPTY = Definitions.of();

    private final SchemaEvolution evolution = new SchemaEvolution(10);
    private final DocumentInspector inspector = new DocumentInspector(10);

    /** Values that one path has in the documents of a batch, a document for each, and the type that it becomes. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    1                                        | I64
                    1 ; -1                                   | I64
                    9223372036854775807                      | I64
                    9223372036854775808                      | U64
                    1 ; 18446744073709551615                 | U64
                    -1 ; 18446744073709551615                | F64
                    18446744073709551616                     | F64
                    -9223372036854775809                     | F64
                    1.0                                      | F64
                    1 ; 2.5                                  | F64
                    [1, 2.5]                                 | F64
                    [[1], [[2]]]                             | I64
                    true ; false                             | BOOLEAN
                    true ; 1                                 | TEXT
                    'a'                                      | TEXT
                    ''                                       | TEXT
                    'a' ; 1                                  | TEXT
                    '1'                                      | TEXT
                    '127.0.0.1'                              | IP
                    '127.0.0.1' ; ['::1', null]              | IP
                    '127.0.0.1' ; '127.0.0.1/8'              | TEXT
                    '127.0.0.1' ; 'localhost'                | TEXT
                    '127.0.0.1' ; '2024-06-15'               | TEXT
                    '::1' ; 1                                | TEXT
                    '/a/b'                                   | TEXT
                    'AAE='                                   | TEXT
                    [0, 255]                                 | I64
                    '2024-06-15'                             | DATE
                    '2024-06-15' ; '2024-06-15T12:30:00Z'    | DATE
                    ['2024-06-15', null]                     | DATE
                    '2024'                                   | TEXT
                    '20240615'                               | TEXT
                    '2024-06-15' ; '2024'                    | TEXT
                    '2024-06-15' ; 'soon'                    | TEXT
                    'soon' ; '2024-06-15'                    | TEXT
                    '2024-06-15' ; 1718454600                | TEXT
                    {'a': 1}                                 | JSON
                    [{'a': 1}]                               | JSON
                    {'a': 1} ; 5                             | JSON
                    null ; 5                                 | I64
                    [] ; {} ; 'a'                            | TEXT
                    """)
    void theFirstDocumentsMakeTheFieldsType(String values, FieldType type) {
        String[] documents = Arrays.stream(values.split(";"))
                .map(value -> "{'x': " + value + "}")
                .toArray(String[]::new);

        IndexDefinition evolved = evolve(EMPTY, documents);

        FieldDefinition field = evolved.field("x").orElseThrow();
        assertThat(field).isEqualTo(inferred("x", type));
        assertThat(evolved.version()).isEqualTo(EMPTY.version() + 1);
        assertThat(documents)
                .allSatisfy(document ->
                        assertThat(inspect(evolved, document).problems()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "{}", "[null, []]", "{'a': null}", "[{}]", "{'a': {'b': []}}"})
    void nothingMakesNoField(String value) {
        assertThat(evolve(EMPTY, "{'x': " + value + "}")).isSameAs(EMPTY);
    }

    @Test
    void membersOfObjectsAreFieldsOfTheirOwn() {
        IndexDefinition evolved = evolve(
                EMPTY, "{'id': '1', 'meta': [{'price': 1}, {'price': 2.5, 'deep': {'id': 'x'}}], 'k8s.node': 'n'}");

        assertThat(types(evolved))
                .isEqualTo(Map.of(
                        "meta", FieldType.JSON,
                        "meta.price", FieldType.F64,
                        "meta.deep", FieldType.JSON,
                        "meta.deep.id", FieldType.TEXT,
                        "k8s.node", FieldType.TEXT));
    }

    @Test
    void laterDocumentsAddFieldsAndChangeNone() {
        IndexDefinition first = evolve(EMPTY, "{'a': 1, 'b': 'x'}");
        IndexDefinition second = evolve(first, "{'a': 2, 'c': true}", "{'c': false, 'd': {'e': 1}}");

        assertThat(second.version()).isEqualTo(first.version() + 1);
        assertThat(types(second))
                .isEqualTo(Map.of(
                        "a", FieldType.I64,
                        "b", FieldType.TEXT,
                        "c", FieldType.BOOLEAN,
                        "d", FieldType.JSON,
                        "d.e", FieldType.I64));
        assertThat(evolve(second, "{'a': 3, 'b': 'y', 'd': {'e': 7}}")).isSameAs(second);
    }

    @Test
    void aFieldThatIsThereKeepsItsTypeAndTheDocumentIsRefused() {
        IndexDefinition first = evolve(EMPTY, "{'a': 1, 'b': 1.5, 'c': {'d': 1}}");

        assertThat(evolve(first, "{'a': 1.5}", "{'b': 'x'}", "{'c': {'d': 'x'}}"))
                .isSameAs(first);
        assertThat(inspect(first, "{'a': 1.5}").problems()).hasSize(1);
    }

    @Test
    void anInferredDateBecomesTextWhenItMeetsOne() {
        IndexDefinition first = evolve(EMPTY, "{'a': '2024-06-15', 'b': '2024-06-15'}");
        IndexDefinition second = evolve(first, "{'a': 'soon', 'b': '2024'}", "{'c': 1}");

        assertThat(second.field("a").orElseThrow()).isEqualTo(inferred("a", FieldType.TEXT));
        assertThat(second.field("b").orElseThrow().type())
                .as("2024 is a date where a date is expected")
                .isEqualTo(FieldType.DATE);
        assertThat(inspect(second, "{'a': 'soon'}").fits()).isTrue();
    }

    @Test
    void aDeclaredDateStaysOne() {
        IndexDefinition dates = Definitions.of(declared("a", FieldType.DATE));

        assertThat(evolve(dates, "{'a': 'soon'}")).isSameAs(dates);
        assertThat(inspect(dates, "{'a': 'soon'}").problems()).hasSize(1);
    }

    @Test
    void beneathAnUnindexedObjectThereAreNoFields() {
        IndexDefinition raw = Definitions.of(notIndexed("raw", FieldType.JSON));

        assertThat(evolve(raw, "{'raw': {'a': 1, 'b': {'c': 2}}}")).isSameAs(raw);
    }

    @Test
    void fieldsBeyondTheLimitAreNotTakenUpAndTheDefinitionSaysSo() {
        StringBuilder many = new StringBuilder("{'n0': 0");
        for (int i = 1; i < 15; i++) {
            many.append(", 'n").append(i).append("': ").append(i);
        }
        String wide = many + "}";

        IndexDefinition full = evolve(EMPTY, wide);

        assertThat(full.fields()).hasSize(10);
        assertThat(full.fields()).containsKeys("n0", "n9");
        assertThat(full.overflow()).isTrue();
        assertThat(inspect(full, wide).fits()).isTrue();
        assertThat(full.growth().unindexed()).containsExactly("n10", "n11", "n12", "n13", "n14");
        IndexDefinition more = evolve(full, "{'other': {'x': 1}}");
        assertThat(more.fields()).isEqualTo(full.fields());
        assertThat(more.growth().unindexed()).contains("n10", "other", "other.x");
        assertThat(evolve(more, "{'other': {'x': 2}, 'n12': 3}")).isSameAs(more);
    }

    @Test
    void theListOfFieldsLeftOutIsBounded() {
        IndexDefinition index = evolve(EMPTY, "{'a':1,'b':1,'c':1,'d':1,'e':1,'f':1,'g':1,'h':1,'i':1,'j':1}");
        for (int i = 0; i < 150; i++) {
            index = evolve(index, "{'x" + i + "': 1}");
        }
        assertThat(index.growth().unindexed()).hasSize(Growth.MOST_LISTED);
        assertThat(index.growth().mayHaveMore()).isTrue();
        assertThat(evolve(index, "{'y': 1}")).isSameAs(index);
    }

    @Test
    void anIndexThatIsNotDynamicListsWhatItDoesNotTake() {
        IndexDefinition closed = EMPTY.withFields(EMPTY.fields(), false, Growth.FREE.withDynamic(Growth.Dynamic.FALSE));
        IndexDefinition after = evolve(closed, "{'a': 1, 'b': {'c': 'x'}}");
        assertThat(after.fields()).isEmpty();
        assertThat(after.overflow()).isFalse();
        assertThat(after.growth().unindexed()).containsExactly("a", "b", "b.c");
        assertThat(inspect(after, "{'a': 'now a text', 'b': {'c': 1}}").fits()).isTrue();
    }

    @Test
    void anIndexThatIsExactlyFullHasNoOverflow() {
        String ten = "{'a':1,'b':1,'c':1,'d':1,'e':1,'f':1,'g':1,'h':1,'i':1,'j':1}";

        assertThat(evolve(EMPTY, ten).overflow()).isFalse();
        assertThat(evolve(EMPTY, ten).fields()).hasSize(10);
        assertThat(evolve(evolve(EMPTY, ten), "{'k': 1}").overflow()).isTrue();
    }

    @Test
    void aMalformedDocumentIsRefused() {
        assertThatThrownBy(() -> evolve(EMPTY, "{'a': 1")).isInstanceOf(CameoGridException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverTheFirstDocumentsAreTheyFitWhatTheyMake(long seed) {
        Random random = new Random(seed);
        List<String> values = List.of(
                "1",
                "-5",
                "2.5",
                "true",
                "'x'",
                "'2024-06-15'",
                "'2024'",
                "18446744073709551615",
                "[1, 'a']",
                "null",
                "{'y': 1}",
                "{'y': [false, {'z': '2024-06-15T00:00:00Z'}]}",
                "[]",
                "1e300");
        for (int round = 0; round < 200; round++) {
            List<String> documents = new ArrayList<>();
            for (int i = random.nextInt(5); i >= 0; i--) {
                documents.add("{'x': " + values.get(random.nextInt(values.size())) + ", 'w': "
                        + values.get(random.nextInt(values.size())) + "}");
            }
            IndexDefinition evolved = evolve(EMPTY, documents.toArray(String[]::new));

            for (String document : documents) {
                Inspection inspection = inspect(evolved, document);
                assertThat(inspection.fits())
                        .as("seed %d: %s in %s: %s", seed, document, documents, inspection)
                        .isTrue();
            }
        }
    }

    private Inspection inspect(IndexDefinition definition, String document) {
        return inspector.inspect(definition, "1", JsonBytes.of(document.replace('\'', '"')));
    }

    private IndexDefinition evolve(IndexDefinition definition, String... documents) {
        return evolution.evolve(
                definition,
                Arrays.stream(documents)
                        .map(json -> new DocumentWrite("1", Optional.empty(), JsonBytes.of(json.replace('\'', '"'))))
                        .toList());
    }

    private static Map<String, FieldType> types(IndexDefinition definition) {
        return definition.fields().values().stream()
                .collect(Collectors.toMap(FieldDefinition::path, FieldDefinition::type, (a, b) -> a, TreeMap::new));
    }
}
