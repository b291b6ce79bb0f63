package io.cameogrid.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeps the user's page on the query language and the parser the same. */
class QueryDocumentationTest {

    private static final int SENTENCES = 5_000;
    private static final int SHORT = 60;
    private static final String MEANINGFUL = " +-!()[]{}^\"'~*?:\\/<>=,.a1TO";

    private final long seed = Long.getLong("cameogrid.seed", new Random().nextLong());

    @Test
    void thePageHasExamplesAndErrors() {
        assertThat(DocumentedQueries.examples()).hasSizeGreaterThan(50);
        assertThat(DocumentedQueries.errors()).hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @MethodSource("io.cameogrid.query.DocumentedQueries#examples")
    void everyExampleParses(DocumentedQueries.Row row) {
        assertThatCode(() -> QueryParser.parse(row.query(), QueryLimits.DEFAULT))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("io.cameogrid.query.DocumentedQueries#errors")
    void everyErrorIsAnsweredInTheseWords(DocumentedQueries.Row row) {
        assertThatThrownBy(() -> QueryParser.parse(row.query(), QueryLimits.DEFAULT))
                .isInstanceOf(QueryException.class)
                .hasMessage(row.outcome());
    }

    @Test
    void everySentenceOfTheGrammarParses() {
        Grammar grammar = Grammar.parse(DocumentedQueries.grammar());
        Random random = new Random(seed);
        for (int i = 0; i < SENTENCES; i++) {
            String sentence = grammar.sentence("query", random);
            assertThatCode(() -> QueryParser.parse(sentence, QueryLimits.DEFAULT))
                    .as("sentence %d of -Dcameogrid.seed=%d: %s", i, seed, sentence)
                    .doesNotThrowAnyException();
        }
        assertThat(grammar.unusedRules()).as("rules that no sentence used").isEqualTo(List.of());
    }

    @Test
    void everyQueryThatParsesIsASentenceOfTheGrammar() {
        Grammar grammar = Grammar.parse(DocumentedQueries.grammar());
        Random random = new Random(seed);
        List<String> examples = DocumentedQueries.examples().stream()
                .map(DocumentedQueries.Row::query)
                .toList();
        int accepted = 0;
        for (int i = 0; i < SENTENCES; i++) {
            String query =
                    i < examples.size() ? examples.get(i) : mutated(shortQuery(grammar, examples, random), random);
            if (parses(query)) {
                accepted++;
                assertThat(new GrammarCheck(grammar, query).isSentence())
                        .as("query %d of -Dcameogrid.seed=%d: %s", i, seed, query)
                        .isTrue();
            }
        }
        assertThat(accepted).as("accepted of %d", SENTENCES).isBetween(SENTENCES / 10, SENTENCES * 9 / 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "good AND", "(good", "good)", "\"good", "price:[1 2]", "roam~3", "a^b", "a:"})
    void whatIsNoSentenceOfTheGrammarIsSeen(String query) {
        assertThat(new GrammarCheck(Grammar.parse(DocumentedQueries.grammar()), query).isSentence())
                .isFalse();
    }

    /** One of which a reader can tell what is wrong with it. */
    private static String shortQuery(Grammar grammar, List<String> examples, Random random) {
        String query;
        do {
            query = random.nextBoolean()
                    ? grammar.sentence("query", random)
                    : examples.get(random.nextInt(examples.size()));
        } while (query.length() > SHORT);
        return query;
    }

    private static boolean parses(String query) {
        try {
            QueryParser.parse(query, QueryLimits.DEFAULT);
            return true;
        } catch (QueryException e) {
            return false;
        }
    }

    /** The text with a few characters changed, mostly to such as mean something. */
    private static String mutated(String text, Random random) {
        StringBuilder out = new StringBuilder(text);
        for (int i = 1 + random.nextInt(3); i > 0 && !out.isEmpty(); i--) {
            int at = random.nextInt(out.length());
            char c = MEANINGFUL.charAt(random.nextInt(MEANINGFUL.length()));
            switch (random.nextInt(3)) {
                case 0 -> out.insert(at, c);
                case 1 -> out.setCharAt(at, c);
                default -> out.deleteCharAt(at);
            }
        }
        return out.toString();
    }
}
