package io.cameogrid.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryErrorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "title:             | unexpected end of query at 6: expected a value after 'title:'",
                "my.title:          | unexpected end of query at 9: expected a value after 'my.title:'",
                "title: AND b       | unexpected 'AND' at 7: expected a value after 'title:'",
                "title:)            | unexpected ')' at 6: expected a value after 'title:'",
                "title:(            | unexpected end of query at 7: expected a value after 'title:('",
                "title:()           | unexpected ')' at 7: expected a value after 'title:('",
                "title :x           | unexpected ':x' at 6: expected a field name before ':'",
                "te?t:x             | unexpected 'te?t:x' at 0: expected a field name without wildcards before ':'",
                "\"a b\":x          | unexpected ':x' at 5: expected a field name before ':'",
                "(                  | unexpected end of query at 1: expected a clause after '('",
                "()                 | unexpected ')' at 1: expected a clause after '('",
                "((a)               | unexpected end of query at 4: expected a closing ) for the one at 0",
                "(a))               | unexpected ')' at 3: expected another clause or the end of the query",
                "a ]                | unexpected ']' at 2: expected a clause",
                "^2                 | unexpected '^' at 0: expected a clause",
                "OR b               | unexpected 'OR' at 0: expected a clause",
                "a AND OR b         | unexpected 'OR' at 6: expected a clause after 'AND'",
                "a AND AND b        | unexpected 'AND' at 6: expected a clause after 'AND'",
                "NOT                | unexpected end of query at 3: expected a clause after 'NOT'",
                "a -                | unexpected end of query at 3: expected a clause after '-'",
                "a (b OR !)         | unexpected ')' at 9: expected a clause after '!'",
                "MADE IN CHINA      | unexpected 'CHINA' at 8: expected a set of values after 'IN', as in IN [a b]",
                "from 1 TO 2        | unexpected 'TO' at 7: expected a clause",
                "f:IN []            | unexpected ']' at 6: expected a value or ] in the set",
                "f:IN [a            | unexpected end of query at 7: expected a value or ] in the set",
                "f:IN [a}           | unexpected '}' at 7: expected a value or ] in the set",
                "f:IN [a , b]       | unexpected ',' at 8: expected set values with only white space between them",
                "f:IN [a*]          | unexpected 'a*' at 6: expected a value or ] in the set, without wildcards and '~'",
                "f:[                | unexpected end of query at 3: expected a lower bound, a value or *",
                "f:[ TO 2]          | unexpected 'TO' at 4: expected a lower bound, a value or *",
                "f:[1               | unexpected end of query at 4: expected 'TO' between the bounds of the range",
                "f:[1 to 2]         | unexpected 'to' at 5: expected 'TO' between the bounds of the range",
                "f:{1 TO }          | unexpected '}' at 8: expected an upper bound, a value or *",
                "f:{1 TO 2)         | unexpected ')' at 9: expected a closing ] or } for the range at 2",
                "f:[a? TO b]        | unexpected 'a?' at 3: expected a lower bound, a value or *, without wildcards and '~'",
                "f:>                | unexpected end of query at 3: expected a value after '>'",
                "f:<=*              | unexpected '*' at 4: expected a value after '<=', without wildcards and '~'",
                "'a                 | unexpected end of query at 2: expected a closing ' for the one at 0",
                "f:\"a\\\"          | unexpected end of query at 6: expected a closing \" for the one at 2",
                "\"a\"~             | unexpected end of query at 4: expected a whole number up to 2147483647 after '~', as in \"a b\"~2",
                "\"a\"~2147483648   | unexpected '2147483648' at 4: expected a whole number up to 2147483647 after '~', as in \"a b\"~2",
                "a~0                | unexpected '~0' at 1: expected '~1', '~2' or '~' at the end of a word",
                "~a                 | unexpected '~a' at 0: expected a word before '~'",
                "a*~                | unexpected 'a*~' at 0: expected a word without wildcards before '~'",
                "a^                 | unexpected end of query at 2: expected a number of at least 0 after '^', as in ^2 or ^0.5",
                "a^-1               | unexpected '-1' at 2: expected a number of at least 0 after '^', as in ^2 or ^0.5",
                "a^2.               | unexpected '2.' at 2: expected a number of at least 0 after '^', as in ^2 or ^0.5",
                "a^2^3              | unexpected '2' at 2: expected a number of at least 0 after '^', as in ^2 or ^0.5",
                "a\\                | unexpected end of query at 2: expected a character after '\\'",
                "f:/a\\             | unexpected end of query at 5: expected a character after '\\'",
                "a\\bc              | unexpected '\\bc' at 1: expected '\\' before a space or a punctuation mark",
                "a limit 2147483648 | unexpected '2147483648' at 8: expected a whole number up to 2147483647 after 'limit'",
            })
    void saysWhereAndWhatWasExpected(String text, String message) {
        QueryProblem problem = problem(text, QueryLimits.DEFAULT);
        assertThat(problem.message()).isEqualTo(message);
        assertThat(problem.message())
                .isEqualTo("unexpected %s at %d: expected %s", problem.found(), problem.position(), problem.expected());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n\u00A0"})
    void anEmptyQueryIsAskedForAClauseOrAStar(String text) {
        QueryProblem problem = problem(text, QueryLimits.DEFAULT);
        assertThat(problem.message()).isEqualTo("empty query: expected at least one clause or '*'");
        assertThat(problem.position()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "state:OR    | write \"OR\" to search for the word",
                "state:IN    | write \"IN\" to search for the word",
                "C:\\temp    | write \\\\ for a backslash",
                "a)          | write \\) for the character itself",
                "'tis        | write \\' for the character itself",
                "/ ~user     | write \\~ for the character itself",
                "IN [a, b]   | write \\, for a comma",
                "f:>a*       | put the value in quotes",
                "*:*         | write * for every document",
            })
    void suggestsWhatTheAuthorMayHaveMeant(String text, String suggestion) {
        assertThat(problem(text, QueryLimits.DEFAULT).suggestion()).contains(suggestion);
    }

    @Test
    void whatWasFoundIsShownShortAndPrintable() {
        assertThat(problem("f: [1 x\0\uD800" + "y".repeat(100), QueryLimits.DEFAULT)
                        .found())
                .isEqualTo("'xU+0000U+D800" + "y".repeat(21) + "...'");
    }

    @Test
    void tooMuchOfAnythingIsRefusedAndNamed() {
        QueryLimits limits = new QueryLimits(2, 3, 20);
        assertThat(QueryParser.parse("((a b)) c", limits).toText()).isEqualTo("(a AND b) AND c");
        assertThat(problem("(a (b (c)))", limits).message())
                .isEqualTo("query too deep at 6: expected at most 2 levels of groups");
        assertThat(problem("a b c d", limits).message())
                .isEqualTo("too many clauses at 6: expected at most 3 clauses and set values");
        assertThat(problem("x IN [1 2 3]", limits).message())
                .isEqualTo("too many clauses at 8: expected at most 3 clauses and set values");
        assertThat(problem("a".repeat(21), limits).message())
                .isEqualTo("query too long at 20: expected at most 20 characters");
    }

    @Test
    void aDepthThatTheStackMayNotHoldIsNoLimit() {
        assertThatThrownBy(() -> new QueryLimits(100_000, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("100000");
    }

    private static QueryProblem problem(String text, QueryLimits limits) {
        QueryException thrown = catchThrowableOfType(QueryException.class, () -> QueryParser.parse(text, limits));
        assertThat(thrown).as(text).isNotNull();
        return thrown.problem();
    }
}
