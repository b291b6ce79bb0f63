package io.cameogrid.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QueryRoundTripTest {

    private static final int QUERIES = 20_000;

    private final long seed = Long.getLong("cameogrid.seed", new Random().nextLong());

    @Test
    void everyQueryParsesFromItsOwnText() {
        RandomQueries queries = new RandomQueries(new Random(seed));
        for (int i = 0; i < QUERIES; i++) {
            ParsedQuery query = queries.parsedQuery();
            String text = query.toText();
            assertThat(Positions.erased(parsedAgain(text, i)))
                    .as("query %d of -Dcameogrid.seed=%d: %s", i, seed, text)
                    .isEqualTo(query);
        }
    }

    private ParsedQuery parsedAgain(String text, int i) {
        try {
            return QueryParser.parse(text, QueryLimits.DEFAULT);
        } catch (QueryException e) {
            throw new AssertionError("query %d of -Dcameogrid.seed=%d: %s".formatted(i, seed, text), e);
        }
    }

    @ParameterizedTest
    @MethodSource("io.cameogrid.query.DocumentedQueries#exampleQueries")
    void everyDocumentedExampleMeansTheSameInCanonicalForm(String text) {
        ParsedQuery query = QueryParser.parse(text, QueryLimits.DEFAULT);
        String canonical = query.toText();
        ParsedQuery again = QueryParser.parse(canonical, QueryLimits.DEFAULT);
        assertThat(Positions.erased(again)).isEqualTo(Positions.erased(query));
        assertThat(again.toText()).isEqualTo(canonical);
    }
}
