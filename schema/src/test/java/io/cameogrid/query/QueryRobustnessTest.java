package io.cameogrid.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the text: a query that survives its own canonical form, or a {@link QueryException} that points into it. */
class QueryRobustnessTest {

    private static final int MUTANTS = 100_000;
    private static final String ALPHABET = "ab1 \t()[]{}\"'^~*?:\\/+-!<>=,.&|\0\uD83D\uDE00\u00A0";

    private final long seed = Long.getLong("cameogrid.seed", new Random().nextLong());
    private final List<String> examples = Stream.concat(
                    DocumentedQueries.examples().stream(), DocumentedQueries.errors().stream())
            .map(DocumentedQueries.Row::query)
            .toList();

    @Test
    void everyTruncationOfEveryExampleIsAQueryOrAnError() {
        for (String example : examples) {
            for (int end = 0; end <= example.length(); end++) {
                check(example.substring(0, end));
                check(example.substring(end));
            }
        }
    }

    @Test
    void everyMutantOfAnExampleIsAQueryOrAnError() {
        Random random = new Random(seed);
        int understood = 0;
        for (int i = 0; i < MUTANTS; i++) {
            understood += check(mutant(random)).isPresent() ? 1 : 0;
        }
        assertThat(understood).as("of the mutants of -Dcameogrid.seed=%d", seed).isBetween(MUTANTS / 20, MUTANTS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "f:(",
                ")",
                "-",
                "NOT ",
                "+!",
                "\"",
                "'",
                "\\",
                "/",
                "^",
                "^1",
                "*",
                "?",
                "~",
                ":",
                "a:",
                "[",
                "{",
                "a ",
                "a OR ",
                "a AND ",
                "IN [",
                "f:>",
                "f:[1 TO ",
                "/(",
                "a limit ",
                "a return a,",
                "sort a,",
                "\0",
                "\uD800",
                "9",
                "\"a\"~9",
                "a^9",
                "limit limit ",
                "return return , "
            })
    void longRunsOfAnythingEndInAQueryOrAnError(String piece) {
        for (int times : List.of(65, 1_025, 5_000, 100_000)) {
            check(piece.repeat(times));
            String run = piece.repeat(Math.min(times, 65_000 / piece.length()));
            check("a " + run + " limit 5");
            check("a return " + run);
        }
    }

    @Test
    void thousandsOfDigitsAreAValueButNoBoostAndNoSlop() {
        String digits = "9".repeat(5_000);
        assertThat(check("f:" + digits)).isPresent();
        assertThat(check("f:[-" + digits + " TO " + digits + "]")).isPresent();
        assertThat(check("a^0." + digits)).isPresent();
        assertThat(check("a^" + digits)).isEmpty();
        assertThat(check("\"a\"~" + digits)).isEmpty();
        assertThat(check("a limit " + digits)).isEmpty();
    }

    @Test
    void sixtyFourLevelsAreFineAndSixtyFiveAreNot() {
        for (String open : List.of("(", "f:(", "-(", "NOT NOT (", "(a OR ", "(a f:(b) ")) {
            int levels = 64 / (open.contains("f:(b)") ? 2 : 1);
            assertThat(check(open.repeat(levels) + "a" + ")".repeat(levels)))
                    .as(open)
                    .isPresent();
            assertThatThrownBy(() -> parse(open.repeat(65) + "a" + ")".repeat(65)))
                    .isInstanceOf(QueryException.class)
                    .hasMessageEndingWith("expected at most 64 levels of groups");
        }
    }

    @Test
    void aThousandAndTwentyFourClausesAreFineAndOneMoreIsNot() {
        for (String clause : List.of("a ", "-f:a ", "\"a\" ", "f:>1 ", "(a) ", "a^2 ")) {
            assertThat(check(clause.repeat(1_024))).as(clause).isPresent();
            assertThatThrownBy(() -> parse(clause.repeat(1_025)))
                    .isInstanceOf(QueryException.class)
                    .hasMessageEndingWith("expected at most 1024 clauses and set values");
        }
    }

    @Test
    void theDeepestQueryThatLimitsAllowFitsTheStack() {
        QueryLimits deepest = new QueryLimits(256, 10, 10_000);
        assertThat(QueryParser.parse("-(".repeat(256) + "a b" + ")".repeat(256), deepest)
                        .toText())
                .isEqualTo("a AND b");
    }

    /** Parses the text, and checks the answer, be it a query or an error. */
    private Optional<ParsedQuery> check(String text) {
        ParsedQuery parsed;
        try {
            parsed = parse(text);
        } catch (QueryException e) {
            assertThat(e.problem().position()).as(text).isBetween(0, text.length());
            assertThat(e.getMessage()).as(text).isNotBlank().hasSizeLessThan(300);
            return Optional.empty();
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("-Dcameogrid.seed=%d: %s".formatted(seed, text), e);
        }
        assertThat(Positions.erased(parse(parsed.toText())))
                .as("canonical form of '%s', -Dcameogrid.seed=%d", text, seed)
                .isEqualTo(Positions.erased(parsed));
        return Optional.of(parsed);
    }

    private String mutant(Random random) {
        StringBuilder text = new StringBuilder(one(examples, random));
        for (int changes = random.nextInt(1, 5); changes > 0; changes--) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + random.nextInt(1, 4));
            switch (random.nextInt(5)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, text.substring(at, end));
                case 2 -> text.insert(at, one(examples, random));
                case 3 -> text.append(' ').append(one(examples, random));
                default -> text.insert(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
        }
        return text.toString();
    }

    private static String one(List<String> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static ParsedQuery parse(String text) {
        return QueryParser.parse(text, QueryLimits.DEFAULT);
    }
}
