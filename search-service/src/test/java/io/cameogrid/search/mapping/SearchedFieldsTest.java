package io.cameogrid.search.mapping;

import static io.cameogrid.search.mapping.TestIndex.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.Growth;
import io.cameogrid.schema.IndexDefinition;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which fields a query looks into, and what the definition of an index makes of it. */
class SearchedFieldsTest {
    private static TestIndex index;

    @BeforeAll
    static void fill() throws IOException {
        index = SampleIndex.filled();
    }

    @AfterAll
    static void close() throws IOException {
        index.close();
    }

    @Test
    void aThousandClausesWorkAndTheirBudgetIsNamedWhenDefaultFieldsMultiplyThem() throws IOException {
        assertThat(index.search("title:none OR ".repeat(1_000) + "title:fox")).hasSize(3);
        assertThat(index.search("NOT title:fox OR ".repeat(1_000) + "title:fox"))
                .hasSize(5);
        assertThat(index.search("NOT title:none ".repeat(1_000))).hasSize(5);
        assertThat(index.search("title:none~ OR ".repeat(100) + "title:fox")).hasSize(3);
        assertThatThrownBy(() -> index.translate("none OR ".repeat(1_000) + "fox~", false))
                .isInstanceOfSatisfying(CameoGridException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_QUERY);
                    assertThat(e.detail()).contains("budget of 8192");
                });
    }

    @Test
    void longValuesAreSearchedOrRefused() throws IOException {
        assertThat(index.search("title:" + "x".repeat(60_000))).isEmpty();
        assertThat(index.search("title:" + "x".repeat(60_000) + "*")).isEmpty();
        assertThat(index.search("tag:*" + "x".repeat(100))).isEmpty();
        assertThat(index.search("title:" + "x".repeat(255) + "~2")).isEmpty();
        assertThat(index.search("tag:>" + "x".repeat(60_000))).isEmpty();
        assertThat(index.search("id:" + "x".repeat(60_000) + " fox")).isEmpty();
        assertThatThrownBy(() -> index.search("tag:" + "x".repeat(9_000))).hasMessageContaining("8191 bytes");
        assertThatThrownBy(() -> index.search("tag:" + "x".repeat(300) + "~")).hasMessageContaining("255");
    }

    @Test
    void aFieldBeyondTheMostIsToldFromAnUnknownOneAsFarAsItIsListed() throws IOException {
        Growth growth = new Growth(Growth.Dynamic.TRUE, new TreeSet<>(List.of("n7")), true);
        IndexDefinition full = TestIndex.definition(field("title", FieldType.TEXT));
        try (TestIndex crowded = new TestIndex(full.withFields(full.fields(), true, growth))) {
            assertThatThrownBy(() -> crowded.translate("n7:1", false))
                    .hasMessageContaining("field 'n7' is not indexed: the index had all the fields");
            assertThatThrownBy(() -> crowded.translate("n8:1", false))
                    .hasMessageContaining("field 'n8' is unknown, or kept and not indexed")
                    .hasMessageContaining("declare it with PUT _config");
        }
    }

    @Test
    void anIndexWithoutFieldsFindsNothing() throws IOException {
        try (TestIndex empty = new TestIndex(TestIndex.definition())) {
            assertThat(empty.search("anything")).isEmpty();
            assertThat(empty.search("*")).isEmpty();
        }
    }

    @Test
    void anIndexWithoutWordsAsksForAField() throws IOException {
        try (TestIndex numbers = new TestIndex(TestIndex.definition(field("count", FieldType.I64)))) {
            assertThatThrownBy(() -> numbers.search("fox")).hasMessageContaining("name a field");
        }
    }

    @Test
    void defaultFieldsNarrowWhatAnUnqualifiedValueSearches() throws IOException {
        IndexDefinition all = TestIndex.definition(
                field("title", FieldType.TEXT), field("note", FieldType.TEXT), field("count", FieldType.I64));
        IndexDefinition narrow = new IndexDefinition(
                all.name(),
                all.incarnation(),
                2,
                all.description(),
                all.microshards(),
                all.replicas(),
                all.fields(),
                all.routingField(),
                List.of("title", "count"),
                false,
                Collections.emptySortedMap(),
                Growth.FREE);
        try (TestIndex books = new TestIndex(all)) {
            books.put("a", "{'title': 'fox'}");
            books.put("b", "{'note': 'fox', 'count': 7}");

            assertThat(books.search("fox")).containsExactlyInAnyOrder("a", "b");
            assertThat(books.search("note:7 OR 7 OR fox")).containsExactlyInAnyOrder("a", "b");
            books.redefine(narrow);
            assertThat(books.search("fox")).containsExactly("a");
            assertThat(books.search("7")).containsExactly("b");
        }
    }

    @Test
    void aDateThatTurnsOutToBeTextIsFoundByItsWordsInOldDocumentsToo() throws IOException {
        IndexDefinition dates = TestIndex.definition(field("when", FieldType.DATE));
        try (TestIndex events = new TestIndex(dates)) {
            events.put("a", "{'when': '2024-06-15'}");
            assertThat(events.search("when:>2024")).containsExactly("a");

            events.redefine(dates.withFields(
                    java.util.Map.of("when", dates.field("when").orElseThrow().withType(FieldType.TEXT)), false));
            events.put("b", "{'when': 'soon, in 2024'}");
            assertThat(events.search("when:2024")).containsExactlyInAnyOrder("a", "b");
            assertThat(events.search("when:2024-06-15")).containsExactly("a");
            assertThat(events.search("when:*")).containsExactlyInAnyOrder("a", "b");
        }
    }
}
