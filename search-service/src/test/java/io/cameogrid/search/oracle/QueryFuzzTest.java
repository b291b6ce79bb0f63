package io.cameogrid.search.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.query.Query;
import io.cameogrid.query.QueryLimits;
import io.cameogrid.schema.IndexName;
import io.cameogrid.search.analysis.AnalyzerCatalog;
import io.cameogrid.search.leaf.QueryReader;
import io.cameogrid.search.mapping.QueryTranslator;
import io.cameogrid.search.node.MemoryCluster;
import io.cameogrid.search.node.TestRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the query string: an answer, or a refusal that says where and is the client's to mend. */
final class QueryFuzzTest {
    private static final int TRANSLATED = Integer.getInteger("cameogrid.fuzz.queries", 2_500);

    /** Every so many queries one is searched for, too. */
    private static final int SEARCHED = 20;

    private static final List<String> PIECES = List.of(
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            "\"",
            "'",
            "\\",
            "/",
            "^",
            "~",
            "*",
            "?",
            ":",
            ",",
            "+",
            "-",
            "!",
            "<",
            ">=",
            "|",
            "&",
            ".",
            "#",
            "@",
            "$",
            " ",
            " OR ",
            " AND ",
            " NOT ",
            " TO ",
            " IN [",
            " limit 3",
            " sort n",
            " return tag",
            "\0",
            "\uD800",
            "\uDC00",
            "\uD83D\uDE00",
            "\u0301",
            "\u00A0",
            "\uFFFF",
            "title:",
            "n:",
            "day:",
            "meta:",
            "id:",
            "tag:/",
            "nosuch:",
            "/(a|b)*c{2,3}/",
            "/[^a-z]+/",
            "/a{1000}/",
            "1e308",
            "1e-400",
            "-0",
            "99999999999999999999",
            "2024-13-01",
            "~2",
            "\"~999999",
            "*\"*");

    private final QueryReader reader = new QueryReader(QueryLimits.DEFAULT);
    private final QueryTranslator translator = new QueryTranslator(new AnalyzerCatalog());

    private static MemoryCluster cluster;

    @BeforeAll
    static void fill(@TempDir Path directory) {
        cluster = new MemoryCluster(directory, OracleFields.index(4), 1);
        RandomDocuments documents = new RandomDocuments(new Random(1));
        for (int i = 0; i < 40; i++) {
            cluster.put("d" + i, documents.document().toString());
        }
    }

    @AfterAll
    static void close() {
        cluster.close();
    }

    @Test
    void everyMutantOfAQueryIsAnsweredOrRefusedWithItsPlace() {
        long seed = Long.getLong("cameogrid.seed", System.nanoTime());
        Random random = new Random(seed);
        RandomSearches searches = new RandomSearches(random);
        int understood = 0;
        for (int i = 0; i < TRANSLATED; i++) {
            String query = mutant(searches, random);
            try {
                understood += check(query, i % 2 == 0, i % SEARCHED == 0) ? 1 : 0;
            } catch (RuntimeException | AssertionError | StackOverflowError | OutOfMemoryError e) {
                throw new AssertionError("-Dcameogrid.seed=" + seed + ", query " + i + ": " + query, e);
            }
        }
        assertThat(understood).as("of -Dcameogrid.seed=%d", seed).isBetween(TRANSLATED / 10, TRANSLATED * 9 / 10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(", "NOT (", "title:(", "a OR ", "-a ", "title:a~ ", "tag:*a* ", "?", "*a", "a*", "\"a \"",
                        "title:\"a b\"* ",
                "/a/ ", "tag:/(a|b)*/ ", "tag:/", "(a*)", "/((", "/[", "{9}", "/a{9}", "\uD800", "\u0301", "n:1 ",
                        "n:>1 ",
                "day:2024 ", "9", "meta:* ", "id:a ", "tag:a^2 "
            })
    void longRunsOfAnythingAreAnsweredOrRefused(String piece) {
        for (int times : List.of(64, 60_000)) {
            String run = piece.repeat(Math.min(times, 65_000 / piece.length()));
            for (String query :
                    List.of(run, "tag:" + run, "title:*" + run, "tag:/" + run + "/", "title:\"" + run + "\"~5")) {
                try {
                    check(query, false, times == 64);
                } catch (RuntimeException | AssertionError | StackOverflowError | OutOfMemoryError e) {
                    throw new AssertionError(times + " times " + piece, e);
                }
            }
        }
    }

    /** Whether the query has an answer. */
    private boolean check(String text, boolean lenient, boolean search) {
        try {
            Query query = reader.parse(text).query();
            translator.translate(cluster.index(), query, lenient);
            if (search) {
                TestRequest request = TestRequest.of(IndexName.of("oracle"), text);
                cluster.engine(0).search((lenient ? request.lenient() : request).build());
            }
            return true;
        } catch (CameoGridException e) {
            assertThat(e.code()).isIn(Set.of(ErrorCode.INVALID_QUERY, ErrorCode.INVALID_PARAMETER));
            assertThat(e.detail()).hasSizeLessThan(2_000);
            if (e.code() == ErrorCode.INVALID_QUERY) {
                assertThat((Integer) e.facts().get("position")).as(e.detail()).isBetween(0, text.length());
            }
            return false;
        }
    }

    private static String mutant(RandomSearches searches, Random random) {
        StringBuilder text = new StringBuilder(searches.query());
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + random.nextInt(1, 6));
            switch (random.nextInt(5)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, text.substring(at, end).repeat(random.nextInt(1, 4)));
                case 2 -> text.insert(at, searches.query());
                default -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
            }
        }
        return text.toString();
    }
}
