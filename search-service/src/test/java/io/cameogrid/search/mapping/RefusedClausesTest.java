package io.cameogrid.search.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clauses that say nothing: refused with their position, or left out of a lenient search and listed. */
class RefusedClausesTest {
    private static TestIndex index;

    @BeforeAll
    static void fill() throws IOException {
        index = SampleIndex.filled();
    }

    @AfterAll
    static void close() throws IOException {
        index.close();
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
                    /(a{200}){200}/         | 0  | use smaller numbers in {}
                    tag:/{9}{9}{9}{9}{9}{9}/ | 4 | automaton budget
                    tag:/(.*a){9}.{60}/     | 4  | automaton budget
                    count:/1.*/             | 6  | field 'count' (i64) takes no regular expressions
                    meta.size:big           | 10 | field 'meta.size' (i64) takes a whole number
                    &                       | 0  | nothing is left of the query
                    title:*a?????????????????????????? | 6 | use fewer '?'
                    """)
    void aClauseWithoutMeaningIsRefusedWithItsPosition(String query, int position, String message) {
        assertThatThrownBy(() -> index.translate(query, false)).isInstanceOfSatisfying(CameoGridException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.INVALID_QUERY);
            assertThat(e.detail()).contains(message);
            assertThat(e.facts()).containsEntry("position", position);
        });
    }

    @Test
    void aLongNameIsCutInTheRefusal() {
        assertThatThrownBy(() -> index.translate("x".repeat(60_000) + ":1", false))
                .isInstanceOfSatisfying(
                        CameoGridException.class,
                        e -> assertThat(e.detail()).isEqualTo("unknown field '" + "x".repeat(60) + "…' (at 0)"));
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

    @Test
    void aPhraseOfAThousandWordsIsRefusedRatherThanSearched() {
        assertThatThrownBy(() -> index.translate("title:\"" + "word ".repeat(1_000) + "\"", false))
                .hasMessageContaining("phrases of at most 512 words");
    }
}
