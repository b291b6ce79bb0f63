package io.cameogrid.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TailClausesTest {

    @Test
    void allFourAreReadInAnyOrder() {
        TailClauses expected = new TailClauses(
                List.of("title", "meta.color"),
                OptionalInt.of(20),
                OptionalInt.of(0),
                List.of(new SortClause("price", false, 0), new SortClause("at", true, 0)),
                Map.of());
        for (String tail : List.of(
                "return title, meta.color limit 20 offset 0 sort price:desc, at",
                "sort price:DESC ,at:asc offset 0 limit 20 return title,meta.color",
                "limit 20\treturn title ,\n meta.color sort price: desc,at: Asc offset 00")) {
            ParsedQuery parsed = parse("a OR b " + tail);
            assertThat(parsed.query().toText()).isEqualTo("a OR b");
            assertThat(Positions.erased(parsed.tail())).as(tail).isEqualTo(expected);
        }
    }

    @Test
    void whatEachSaysHasAPosition() {
        TailClauses tail = parse("fox sort  pric, at:desc limit 20 offset 3").tail();

        assertThat(tail.sort()).containsExactly(new SortClause("pric", true, 10), new SortClause("at", false, 16));
        assertThat(tail.positions()).isEqualTo(Map.of("sort", 10, "limit", 30, "offset", 40));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*", "\"a b\"", "f:/a", "f:(a b)", "f: IN [a]", "f:[1 TO 2]", "a^2", "NOT a", "f:limit", "limit"
            })
    void anyQueryCanHaveATail(String text) {
        ParsedQuery parsed = parse(text + " limit 5");
        assertThat(parsed.tail().limit()).hasValue(5);
        assertThat(parsed.query()).isEqualTo(parse(text).query());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit 10",
                "return title",
                "sort price:desc limit 5 offset 1 more",
                "find tax return forms online",
                "a sort by date",
                "a return b c",
                "a return b,",
                "a return",
                "a limit",
                "a limit ten",
                "a limit 10x",
                "a limit -1",
                "a limit 1.5",
                "a limit \"10\"",
                "a \\limit 10",
                "a LIMIT 10",
                "a limit 10 b",
                "a sort price:down",
                "a return price:desc",
                "a return b*",
                "a return -b",
                "a return 'b'",
                "a AND limit 10",
                "a OR limit 10",
                "NOT limit 10",
                "(a limit 10)",
                "f:(a limit 10)",
                "f: limit",
            })
    void anythingLessIsWordsToSearchFor(String text) {
        ParsedQuery parsed = parse(text);
        assertThat(parsed.tail()).isEqualTo(TailClauses.NONE);
        assertThat(parse(parsed.toText()).tail()).isEqualTo(TailClauses.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a limit 5 limit 10             | a AND \\limit AND 5 limit 10",
                "a return b c limit 10          | a AND \\return AND b AND c limit 10",
                "limit 5 limit 10               | \\limit AND 5 limit 10",
                "a sort return return sort      | a return \\sort sort \\return:asc",
                "a return k8s\\:node, b\\,c     | a return k8s\\:node, b\\,c",
                "a return \\limit limit 1       | a return \\limit limit 1",
                "a, limit 10                    | a, limit 10",
            })
    void onlyTheRunThatReachesTheEndCounts(String text, String canonical) {
        assertThat(parse(text).toText()).isEqualTo(canonical);
    }

    private static ParsedQuery parse(String text) {
        return QueryParser.parse(text, QueryLimits.DEFAULT);
    }
}
