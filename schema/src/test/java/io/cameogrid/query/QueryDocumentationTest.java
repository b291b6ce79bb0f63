package io.cameogrid.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps the user's page on the query language and the parser the same. */
class QueryDocumentationTest {

    private static final int SENTENCES = 5_000;

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
}
