package io.cameogrid.search.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.FieldType;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a query may ask of a node's memory. */
final class QueryBudgetTest {
    @ParameterizedTest
    @ValueSource(strings = {"?", "f1:?", "id:?"})
    void aPatternOfAnyLengthIsRefusedBeforeItIsBuilt(String beginning) throws IOException {
        try (TestIndex index = manyFields()) {
            refuses(index, beginning + "?".repeat(60_000));
            refuses(index, beginning + "?".repeat(300));
        }
    }

    @Test
    void wildcardsCountOnceForEachFieldThatIsAsked() throws IOException {
        try (TestIndex index = manyFields()) {
            index.put("a", "{'f7': 'fox'}");
            refuses(index, "?".repeat(100));
            assertThat(index.search("f*x")).containsExactly("a");
            assertThat(index.search("f7:???")).containsExactly("a");
            assertThat(index.search("f7:" + "?".repeat(200))).isEmpty();
        }
    }

    @Test
    void charactersOfAnExpressionCountOnceForEachFieldThatIsAsked() throws IOException {
        try (TestIndex index = manyFields()) {
            index.put("a", "{'f7': 'fox'}");
            refuses(index, "/.{2000}/");
            assertThat(index.search("/f.x/")).containsExactly("a");
            assertThat(index.search("f7:/.{1,2000}/")).containsExactly("a");
        }
    }

    /** How many words there are is known when the index is looked at, after the query has become Lucene's. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    f7:"red w"*                  | 3
                    id:x OR f7:"red w"*          | 11
                    (f7:(green "red w"*))^2 f8:x | 11
                    red AND "red w"*             | 8
                    f7:red-w*                    | 3
                    "red w"*                     | 0
                    """)
    void aPhraseThatMayEndWithVeryManyWordsIsRefusedWithItsPosition(String query, int position) throws IOException {
        try (TestIndex index = manyFields()) {
            for (int i = 0; i < 1_100; i++) {
                index.put("d" + i, "{'f7': 'red w" + i + "'}");
            }
            assertThat(index.search("f7:\"red w12\"*")).contains("d12", "d120");
            assertThatThrownBy(() -> index.search(query)).isInstanceOfSatisfying(CameoGridException.class, e -> {
                assertThat(e.code()).isEqualTo(ErrorCode.INVALID_QUERY);
                assertThat(e.detail()).contains("more than 1024 words begin with 'w'", " at " + position);
                assertThat(e.facts()).containsEntry("position", position);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"(fox^999999)^999999", "((fox^99999)^9999)^9999", "fox^99999999999999999999"})
    void boostsCannotMultiplyToInfinity(String query) throws IOException {
        try (TestIndex index = manyFields()) {
            refuses(index, query);
            index.put("a", "{'f7': 'fox'}");
            assertThat(index.search("((fox^1000)^1000)^1000")).containsExactly("a");
        }
    }

    private static void refuses(TestIndex index, String query) {
        assertThatThrownBy(() -> index.translate(query, false))
                .isInstanceOfSatisfying(
                        CameoGridException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_QUERY));
    }

    private static TestIndex manyFields() throws IOException {
        return new TestIndex(TestIndex.definition(IntStream.range(0, 200)
                .mapToObj(number -> TestIndex.field("f" + number, FieldType.TEXT))
                .toArray(FieldDefinition[]::new)));
    }
}
