package io.cameogrid.search.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cameogrid.api.search.Annotations;
import io.cameogrid.api.search.Annotations.Highlight;
import io.cameogrid.api.search.Hit;
import io.cameogrid.api.search.SearchRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Marks in texts with markup stand around words only, and characters stay whole. */
class HighlightedMarkupTest {
    private static final long SEED = 912;
    private static final String OPEN = "⟦";
    private static final String CLOSE = "⟧";

    private MemoryCluster cluster;

    @BeforeEach
    void start(@TempDir Path directory) {
        cluster = new MemoryCluster(directory, Library.index(1), 1);
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    <b>fox</b>                              | fox              | <b>⟦fox⟧</b>
                    <p class="fox">a <i>fox</i></p>         | fox              | <p class="fox">a <i>⟦fox⟧</i></p>
                    f<b>o</b>x!                             | fox              | ⟦f⟧<b>⟦o⟧</b>⟦x⟧!
                    <b>red</b> <i>fox</i>                   | "red fox"        | <b>⟦red⟧</b> <i>⟦fox⟧</i>
                    a <i>red</i> f<b>o</b>x                 | "red fox"        | a <i>⟦red⟧</i> ⟦f⟧<b>⟦o⟧</b>⟦x⟧
                    red<br/>fox                             | "red fox"        | ⟦red⟧<br/>⟦fox⟧
                    a red fox &amp; co                      | "fox co"         | a red ⟦fox &amp; co⟧
                    <a>caf&eacute;</a> bar                  | café             | <a>⟦caf&eacute;⟧</a> bar
                    &eacute;t&#233;<br>x                    | été              | ⟦&eacute;t&#233;⟧<br>x
                    <!-- fox --> fox <script>fox()</script> | fox              | <!-- fox --> ⟦fox⟧ <script>fox()</script>
                    2 < 3 fox > 1                           | fox              | 2 < 3 ⟦fox⟧ > 1
                    😀<b>fox</b>😀&#x1F600;                 | fox              | 😀<b>⟦fox⟧</b>😀&#x1F600;
                    <b>e\u0301te\u0301</b>\u0301 x          | x                | <b>e\u0301te\u0301</b>\u0301 ⟦x⟧
                    """)
    void marksStandAroundTextAlone(String page, String words, String shown) {
        put("a", page.translateEscapes());
        assertThat(pieces("page:" + words, 0)).as(page).containsExactly(shown.translateEscapes());
    }

    @Test
    void markupIsEscapedOnlyIfThatIsWanted() {
        put("a", "<b>fox</b> &amp; co");
        Highlight escaped = new Highlight(List.of(), OPEN, CLOSE, 100, 0, true);
        assertThat(pieces("page:fox", escaped)).containsExactly("&lt;b&gt;⟦fox⟧&lt;/b&gt; &amp;amp; co");
    }

    @Test
    void noTagEntityOrCharacterIsCutWhereverAPieceEndsAndWhateverIsMarked() {
        List<String> parts = List.of(
                "fox ",
                "fo<i>x</i> ",
                "<p class='a fox &amp; co'>",
                "</p>",
                "&eacute;",
                "&#128512; ",
                "<br/>",
                "x ",
                "😀 ",
                "e\u0301\u0323 ",
                "<a href=\"http://fox.example/a/b/c\">",
                "</a> ",
                "word, ",
                "\u4E2D\u6587 ",
                "👩\u200D🔬 ");
        Random random = new Random(SEED);
        for (int round = 0; round < 120; round++) {
            StringBuilder page = new StringBuilder("fox ");
            random.ints(5 + random.nextInt(60), 0, parts.size()).forEach(part -> page.append(parts.get(part)));
            put("a", page.toString());
            String all = "page:(fox OR x OR é OR e\u0301\u0323 OR 中 OR fo*)";
            assertThat(pieces(all, 0).getFirst().replace(OPEN, "").replace(CLOSE, ""))
                    .as("round %d", round)
                    .isEqualTo(page.toString());
            for (int size : new int[] {18, 40, 100}) {
                for (String piece : pieces(all, size)) {
                    assertWhole(piece, page.toString());
                }
            }
        }
    }

    private static void assertWhole(String piece, String page) {
        String plain = piece.replace(OPEN, "").replace(CLOSE, "");
        assertThat(page).contains(plain);
        assertThat(plain.replaceAll("<[^<>]*>", "").replaceAll("&#?\\w+;", ""))
                .as("what is left of '%s' without its tags and entities", piece)
                .doesNotContain("<", ">", "&", ";", "=");
        assertThat(piece.replaceAll("[⟦⟧]?<[^<>⟦⟧]*>|&#?\\w+;", ""))
                .as("marks in '%s' are not in tags", piece)
                .doesNotContain("<", ">", "&");
        assertThat(piece).doesNotContain(OPEN + CLOSE).doesNotContainPattern("⟦(<|\\p{M}|\u200D)");
        assertThat(piece).doesNotContainPattern(">⟧").doesNotContainPattern("⟧(\\p{M}|\u200D)");
    }

    private void put(String id, String page) {
        cluster.put(id, new ObjectMapper().createObjectNode().put("page", page).toString());
    }

    private List<String> pieces(String query, int size) {
        return pieces(query, new Highlight(List.of(), OPEN, CLOSE, Math.max(size, 18), size == 0 ? 0 : 50, false));
    }

    private List<String> pieces(String query, Highlight wanted) {
        SearchRequest request = TestRequest.of(Library.NAME, query).build();
        List<Hit> hits = cluster.engine(0)
                .search(request.asking(new Annotations(Optional.of(wanted), false)))
                .hits();
        assertThat(hits).as(query).hasSize(1);
        return hits.getFirst().annotation().highlight().get("page");
    }
}
