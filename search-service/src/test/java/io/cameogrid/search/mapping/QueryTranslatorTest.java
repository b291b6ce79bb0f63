package io.cameogrid.search.mapping;

import static io.cameogrid.search.mapping.TestIndex.fast;
import static io.cameogrid.search.mapping.TestIndex.field;
import static io.cameogrid.search.mapping.TestIndex.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.Growth;
import io.cameogrid.schema.IndexDefinition;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTranslatorTest {
    private static TestIndex index;

    @BeforeAll
    static void fill() throws IOException {
        index = new TestIndex(TestIndex.definition(
                field("title", FieldType.TEXT),
                text("stem", "en_stem", "WithFreqsAndPositions"),
                text("bare", "default", "Basic"),
                field("tag", FieldType.STRING),
                fast("slow", FieldType.STRING, false),
                field("count", FieldType.I64),
                fast("plain", FieldType.I64, false),
                field("views", FieldType.U64),
                field("price", FieldType.F64),
                field("born", FieldType.DATE),
                field("open", FieldType.BOOLEAN),
                field("meta", FieldType.JSON),
                field("meta.colour", FieldType.TEXT),
                field("meta.size", FieldType.I64),
                field("meta.deep", FieldType.JSON),
                field("meta.deep.code", FieldType.STRING),
                field("k8s.node", FieldType.STRING),
                hidden("secret"),
                shadow("isbn")));
        index.put("a", """
                {'title': 'The Quick brown fox', 'stem': 'Running libraries', 'bare': 'one two', 'tag': 'Red', 'count': 1,
                 'views': 18446744073709551615, 'price': 0.5, 'born': '2024-06-15', 'open': true, 'slow': 'x', 'plain': 5,
                 'meta': {'colour': 'dark blue', 'size': 7, 'deep': {'code': 'A1'}}, 'k8s.node': 'n1', 'secret': 'x'}""");
        index.flush();
        index.put("b", """
                {'title': ['Lazy dogs wait', 'fox wi-fi'], 'tag': ['Red', 'Blue'], 'count': [10, -3], 'views': 0,
                 'price': -0.0, 'born': '2024-06-15T00:00:00.000001Z', 'open': false, 'slow': null,
                 'meta': [{'colour': 'red', 'size': 1}, {'colour': 'green', 'deep': [{'code': 'B2'}, {'code': 'C3'}]}],
                 'k8s': {'node': 'n2'}}""");
        index.put(
                "c",
                "{'title': 'rock & roll!', 'tag': 'urn:cve-1', 'count': 9223372036854775807, 'views': 5, 'price': 1e300,"
                        + " 'born': 'Sat, 15 Jun 2024 12:30:00 GMT', 'open': [true, false], 'meta': 'loose red end'}");
        index.flush();
        index.put(DocumentKey.of("d", "tenant"), "{'title': 'fox fox fox', 'tag': '" + "long".repeat(3_000) + "'}");
        index.put(DocumentKey.of("da"), "{'title': '日本語 text 😀'}");
    }

    @AfterAll
    static void close() throws IOException {
        index.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    *                                   | a b c d da
                    title:fox                           | a b d
                    title:FOX                           | a b d
                    fox                                 | a b d
                    quick fox                           | a
                    quick OR lazy                       | a b
                    title:(quick OR lazy)               | a b
                    title:"quick brown"                 | a
                    title:"quick fox"                   |
                    title:"quick fox"~1                 | a
                    title:"wait fox"                    |
                    title:"wait fox"~900                |
                    title:"quick bro"*                  | a
                    title:"qui"*                        | a
                    "quick bro"*                        | a
                    title:wi-fi                         | b
                    title:wi-f*                         | b
                    title:日本語                         | da
                    title:😀                            | da
                    rock & roll                         | c
                    title:roll!                         | c
                    title:qu*                           | a
                    title:QU*                           | a
                    qu*                                 | a
                    title:q?ick                         | a
                    title:*ick                          | a
                    title:l*y                           | b
                    title:quikc~                        | a
                    title:quikc~1                       | a
                    title:qiukc~1                       |
                    title:[fox TO lazy]                 | a b d
                    title:{fox TO lazy}                 |
                    title:[FOX TO LAZY]                 | a b d
                    stem:run                            | a
                    stem:runs                           | a
                    stem:library                        | a
                    stem:libraries*                     | a
                    stem:librar*                        | a
                    stem:"run library"                  | a
                    bare:one-two                        | a
                    tag:Red                             | a b
                    tag:red                             |
                    tag:urn:cve-1                       | c
                    tag:urn:cve*                        | c
                    tag:"Red"                           | a b
                    tag:"urn:c"*                        | c
                    tag:B*e                             | b
                    tag:Rad~1                           | a b
                    tag:[Blue TO Red}                   | b
                    tag:[* TO Blue]                     | b
                    tag:>Red                            | c
                    tag: IN [Blue Green urn:cve-1]      | b c
                    title: IN [quick "lazy dogs"]       | a b
                    tag:/R.d/                           | a b
                    tag:/^[RB].*$/                      | a b
                    tag:/[a-z]+:cve-\\d{1,3}/           | c
                    tag:/Re/                            |
                    title:/qu.*/                        | a
                    /qu.*/                              | a
                    id:/d.?/                            | d da
                    id:/.*/                             | a b c d da
                    meta:/[A-C]\\d/                     | a b
                    meta: IN [red 7]                    | a b c
                    meta.deep: IN [A1 7]                | a
                    IN [quick loose nowhere]            | a c
                    tag:*                               | a b c d
                    slow:*                              | a
                    slow:x                              | a
                    title:*                             | a b c d da
                    count:1                             | a
                    count:1.0                           | a
                    count:"10"                          | b
                    count:>1                            | b c
                    count:>=1                           | a b c
                    count:>1.5                          | b c
                    count:<0.5                          | b
                    count:[-3 TO 1}                     | b
                    count:>9223372036854775806          | c
                    count:>9223372036854775807          |
                    count:>1e30                         |
                    count:<1e30                         | a b c
                    count: IN [1 -3]                    | a b
                    count:*                             | a b c
                    plain:5                             | a
                    plain:>4                            | a
                    plain: IN [5]                       | a
                    plain:*                             | a
                    views:18446744073709551615          | a
                    views:>5                            | a
                    views:>=0                           | a b c
                    views:<=5                           | b c
                    views:>-1                           | a b c
                    views: IN [0 18446744073709551615]  | a b
                    price:0                             | b
                    price:-0.0                          | b
                    price:<=0                           | b
                    price:<0                            |
                    price:>0                            | a c
                    price:>0.5                          | c
                    price:<1e400                        | a b c
                    price: IN [.5 1e300]                | a c
                    price:*                             | a b c
                    born:2024-06-15                     | a
                    born:20240615                       | a
                    born:"2024-06-15 00:00:00"          | a
                    born:1718454600                     | c
                    born:[2024-06-15 TO 2024-06-16}     | a b c
                    born:{2024-06-15 TO 2024-06-16}     | b c
                    born:>=2024                         | a b c
                    born:<2024-06-15                    |
                    born: IN [2024-06-15 1718454600]    | a c
                    open:true                           | a c
                    open:false                          | b c
                    open: IN [true false]               | a b c
                    open:*                              | a b c
                    meta.colour:red                     | b
                    meta.size:>5                        | a
                    meta.deep.code:B2                   | b
                    meta.deep:A1                        | a
                    meta:red                            | b c
                    meta:7                              | a
                    meta:A1                             | a
                    meta:"loose red"                    | c
                    meta:*                              | a b c
                    meta.deep:*                         | a b
                    loose                               | c
                    7                                   | a
                    k8s.node:n1                         | a
                    k8s.node:n2                         | b
                    k8s:n2                              | b
                    id:a OR id:d                        | a d
                    id:d title:fox                      | d
                    id:d*                               | d da
                    id:?a                               | da
                    id:*a                               | a da
                    id:*t                               |
                    id:[b TO d]                         | b c d
                    id:[b TO d}                         | b c
                    id:>d                               | da
                    id:{a TO da}                        | b c d
                    id: IN [a d]                        | a d
                    id:* NOT id:a                       | b c d da
                    isbn:d OR isbn:b                    | b d
                    NOT title:fox                       | c da
                    NOT title:fox NOT title:roll        | da
                    title:fox NOT tag:Blue              | a d
                    tag:Blue OR NOT title:fox           | b c da
                    title:(fox AND NOT quick)           | b d
                    NOT (title:quick OR title:lazy)     | c d da
                    -fox                                | c da
                    count:1 price:0.5 open:true         | a
                    (quick OR lazy) tag:Red^3           | a b
                    title:fox^0                         | a b d
                    """)
    void aQueryFindsWhatItSays(String query, String ids) throws IOException {
        List<String> expected = ids == null ? List.of() : Arrays.asList(ids.split(" "));

        assertThat(index.search(query)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    titel:fox               | 0  | unknown field 'titel'; did you mean 'title'?
                    fox AND colour:red      | 8  | unknown field 'colour'
                    secret:x                | 0  | field 'secret' is not indexed
                    count:abc               | 6  | field 'count' (i64) takes a whole number, not 'abc'
                    count:1.5               | 6  | field 'count' (i64) takes a whole number, not '1.5'
                    count:1e999999999       | 6  | field 'count' (i64) takes a whole number
                    views:-1                | 6  | field 'views' (u64) takes a whole number of at least 0, not '-1'
                    price:NaN               | 6  | field 'price' (f64) takes a number, not 'NaN'
                    price:1e400             | 6  | field 'price' (f64) takes a number
                    price: IN [1 1e400]     | 7  | field 'price' (f64) takes a number, not '1e400'
                    price:[a TO 5]          | 6  | field 'price' (f64) takes a number, not 'a'
                    born:soon               | 5  | field 'born' (date) takes a date such as 2024-06-15, not 'soon'
                    born:>soon              | 5  | field 'born' (date) takes a date
                    open:yes                | 5  | field 'open' (boolean) is true or false, not 'yes'
                    open:[a TO b]           | 5  | field 'open' (boolean) has no ranges
                    count: IN [1 x]         | 7  | not 'x'
                    count:1*                | 6  | field 'count' (i64) has no beginnings
                    count:1?2               | 6  | takes no wildcards
                    count:12~               | 6  | takes no '~'
                    count:"1"~3             | 6  | takes no '~'
                    bare:"one two"          | 5  | keeps no positions
                    title:"a b"~5000        | 6  | slop of at most 998
                    title:/a.*b             | 6  | takes a value that begins with '/' for a regular expression, which ends with '/' too
                    title:/a(b/             | 6  | cannot follow the regular expression: expected ')'
                    /a(b/                   | 0  | cannot follow the regular expression: expected ')'
                    /(a{200}){200}/         | 0  | automaton budget
                    tag:/{9}{9}{9}{9}{9}{9}/ | 4 | automaton budget
                    tag:/(.*a){9}.{60}/     | 4  | automaton budget
                    count:/1.*/             | 6  | field 'count' (i64) takes no regular expressions
                    meta.size:big           | 10 | field 'meta.size' (i64) takes a whole number
                    &                       | 0  | nothing is left of the query
                    title:*a?????????????????????????? | 6 | automaton budget
                    """)
    void aClauseWithoutMeaningIsRefusedWithItsPosition(String query, int position, String message) {
        assertThatThrownBy(() -> index.translate(query, false)).isInstanceOfSatisfying(CameoGridException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.INVALID_QUERY);
            assertThat(e.detail()).contains(message);
            assertThat(e.facts()).containsEntry("position", position);
        });
    }

    @Test
    void aLenientSearchLeavesSuchClausesOutAndListsThem() {
        TranslatedQuery translated = index.translate("title:fox AND (titel:x OR count:abc) NOT open:maybe", true);

        assertThat(translated.query()).hasToString("+t|title:fox");
        assertThat(translated.discarded())
                .containsExactly(
                        "titel:x: unknown field 'titel'; did you mean 'title'?",
                        "count:abc: field 'count' (i64) takes a whole number, not 'abc'",
                        "open:maybe: field 'open' (boolean) is true or false, not 'maybe'");
    }

    @Test
    void aLenientSearchOfWhichNothingIsLeftIsRefused() {
        assertThatThrownBy(() -> index.translate("titel:x OR NOT count:abc", true))
                .isInstanceOf(CameoGridException.class)
                .hasMessageContaining("nothing is left of the query: titel:x");
    }

    @Test
    void whatIsLeftOutIsNamedBriefly() {
        assertThatThrownBy(() -> index.translate("\"" + "&".repeat(60_000) + "\"" + " &".repeat(1_000), false))
                .isInstanceOfSatisfying(
                        CameoGridException.class, e -> assertThat(e.detail()).hasSizeLessThan(1_000));
    }

    @Test
    void aValueWithoutWordsIsLeftOutAndListed() {
        assertThat(index.translate("rock & roll", false).discarded())
                .containsExactly("&: there is no word in it to search for");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "count:1",
                "count:>0",
                "price:0.5",
                "born:2024-06-15",
                "title:qu*",
                "title:q?ick",
                "title:[a TO z]",
                "title:*",
                "tag:*",
                "tag:R*",
                "tag: IN [Red Blue]",
                "title: IN [quick fox]",
                "id:a OR id:zz",
                "*",
                "NOT tag:Blue",
                "meta:*",
                "stem:libraries*"
            })
    void whatSaysNothingAboutRelevanceScoresOne(String query) throws IOException {
        assertThat(index.score(query, "a")).isEqualTo(1f);
    }

    @Test
    void relevanceFollowsTheWords() throws IOException {
        assertThat(index.search("title:fox")).startsWith("d");
        assertThat(index.score("title:fox^3", "a")).isCloseTo(3 * index.score("title:fox", "a"), within(1e-5f));
        assertThat(index.search("title:fox tag:Blue^5 OR title:fox")).startsWith("b");
        assertThat(index.score("count:1^2.5", "a")).isEqualTo(2.5f);
        assertThat(index.score("tag:Blue", "b"))
                .as("a rare string says more than a common one")
                .isGreaterThan(index.score("tag:Red", "b"));
        assertThat(index.score("tag:Red", "a"))
                .as("the number of values does not count")
                .isEqualTo(index.score("tag:Red", "b"));
    }

    @Test
    void aPhraseOfAThousandWordsIsRefusedRatherThanSearched() {
        assertThatThrownBy(() -> index.translate("title:\"" + "word ".repeat(1_000) + "\"", false))
                .hasMessageContaining("phrases of at most 512 words");
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

    private static org.assertj.core.data.Offset<Float> within(float offset) {
        return org.assertj.core.data.Offset.offset(offset);
    }

    private static FieldDefinition hidden(String path) {
        return new FieldDefinition(
                path,
                FieldType.STRING,
                false,
                false,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                FieldDefinition.Origin.DECLARED,
                Optional.empty());
    }

    private static FieldDefinition shadow(String path) {
        return new FieldDefinition(
                path,
                FieldType.STRING,
                true,
                false,
                true,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                FieldDefinition.Origin.DECLARED,
                Optional.empty());
    }
}
