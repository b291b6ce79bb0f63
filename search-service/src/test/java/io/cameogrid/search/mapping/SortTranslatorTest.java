package io.cameogrid.search.mapping;

import static io.cameogrid.search.mapping.TestIndex.fast;
import static io.cameogrid.search.mapping.TestIndex.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.search.SortKey;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.IndexDefinition;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SortTranslatorTest {
    private static final IndexDefinition DEFINITION = TestIndex.definition(
            field("title", FieldType.TEXT),
            fast("name", FieldType.TEXT, true),
            fast("slow", FieldType.I64, false),
            field("count", FieldType.I64),
            field("views", FieldType.U64),
            field("price", FieldType.F64),
            field("meta", FieldType.JSON));

    @ParameterizedTest
    @ValueSource(strings = {"count", "views", "price"})
    void theExtremesOfATypeComeBeforeWhatHasNoValue(String path) throws IOException {
        String low =
                path.equals("count") ? "-9223372036854775808" : path.equals("views") ? "0" : "-1.7976931348623157e308";
        String high = path.equals("count")
                ? "9223372036854775807"
                : path.equals("views") ? "18446744073709551615" : "1.7976931348623157e308";
        try (TestIndex index = new TestIndex(DEFINITION)) {
            // By their ids, those without a value would come first and last.
            index.put("a", "{}");
            index.put("low", "{'" + path + "': " + low + "}");
            index.flush();
            index.put("high", "{'" + path + "': " + high + "}");
            index.put("z", "{}");

            for (String order : List.of("asc", "desc")) {
                boolean ascending = order.equals("asc");
                List<String> present = ascending ? List.of("low", "high") : List.of("high", "low");
                assertThat(index.search("*", new SortKey(path, ascending)))
                        .startsWith(present.toArray(String[]::new))
                        .hasSize(4);
                assertThat(index.search("*", new SortKey(path, ascending), new SortKey("id", true)))
                        .containsExactly(present.get(0), present.get(1), "a", "z");
                assertThat(index.pages("*", 1, new SortKey(path, ascending), new SortKey("id", true)))
                        .as("page by page, %s", order)
                        .containsExactly(present.get(0), present.get(1), "a", "z");
            }
        }
    }

    @Test
    void idsTextsAndScoresSort() throws IOException {
        try (TestIndex index = new TestIndex(DEFINITION)) {
            index.put(DocumentKey.of("b", "tenant"), "{'name': 'Zoo', 'title': 'fox'}");
            index.put(DocumentKey.of("ba"), "{'name': ['Ant', 'Bee'], 'title': 'fox fox'}");
            index.put(DocumentKey.of("a"), "{'title': 'the fox and the other animals'}");

            assertThat(index.search("*", new SortKey("id", true))).containsExactly("a", "b", "ba");
            assertThat(index.search("*", new SortKey("id", false))).containsExactly("ba", "b", "a");
            assertThat(index.search("*", new SortKey("name", true))).containsExactly("ba", "b", "a");
            assertThat(index.search("*", new SortKey("name", false))).containsExactly("b", "ba", "a");
            assertThat(index.search("title:fox", new SortKey("_score", false))).isEqualTo(index.search("title:fox"));
            assertThat(index.search("title:fox", new SortKey("_score", true)))
                    .isEqualTo(index.search("title:fox").reversed());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    titel | unknown field; did you mean 'title'?
                    title | only if it was declared with "fast": true
                    slow  | only if it was declared with "fast": true
                    meta  | it is an object; name a field in it
                    """)
    void aFieldWithoutAColumnIsRefusedWithTheRemedy(String field, String message) {
        assertThatThrownBy(() -> new SortTranslator().translate(DEFINITION, List.of(new SortKey(field, true))))
                .isInstanceOfSatisfying(CameoGridException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_PARAMETER);
                    assertThat(e.detail()).contains(message);
                    assertThat(e.facts()).containsEntry("field", field);
                });
    }
}
