package io.cameogrid.search.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cameogrid.api.search.Annotation.Explanation;
import io.cameogrid.api.search.Annotations;
import io.cameogrid.api.search.Annotations.Highlight;
import io.cameogrid.api.search.Hit;
import io.cameogrid.api.search.SearchRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a hit beside its document: where it matches, and how its score came about. */
class AnnotatedSearchTest {
    private static final Highlight WHOLE = new Highlight(List.of(), "[", "]", 100, 0, false);

    private MemoryCluster cluster;

    @BeforeEach
    void start(@TempDir Path directory) {
        cluster = new MemoryCluster(directory, Library.index(8), 3);
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    private void put(String id, String json) {
        cluster.put(id, json.replace('\'', '"'));
    }

    private List<Hit> hits(String query, Annotations annotations) {
        SearchRequest request = TestRequest.of(Library.NAME, query)
                .limit(annotations.explain() ? 100 : 1_000)
                .build();
        return cluster.engine(0).search(request.asking(annotations)).hits();
    }

    private Map<String, List<String>> highlight(String query, Highlight wanted) {
        List<Hit> hits = hits(query, new Annotations(Optional.of(wanted), false));
        assertThat(hits).as(query).hasSize(1);
        return hits.getFirst().annotation().highlight();
    }

    @Test
    void whatMatchesIsBetweenTheTagsInEveryKindOfClause() {
        put(
                "a",
                "{'title': 'The Quick brown fox', 'text': 'a TV in new york', 'tags': ['red', 'light blue'],"
                        + " 'meta': {'author': 'Ann Fox'}, 'year': 1990}");
        Map<String, String> expected = Map.ofEntries(
                Map.entry("title:quick", "The [Quick] brown fox"),
                Map.entry("title:\"quick brown\"", "The [Quick brown] fox"),
                Map.entry("title:\"quick fox\"~2", "The [Quick brown fox]"),
                Map.entry("title:\"quick bro\"*", "The [Quick brown] fox"),
                Map.entry("title:br*", "The Quick [brown] fox"),
                Map.entry("title:?rown", "The Quick [brown] fox"),
                Map.entry("title:quack~", "The [Quick] brown fox"),
                Map.entry("title:/f.x/", "The Quick brown [fox]"),
                Map.entry("title:[bro TO brz]", "The Quick [brown] fox"),
                Map.entry("title: IN [quick fox]", "The [Quick] brown [fox]"),
                Map.entry("title:(quick^3 fox) -title:dog", "The [Quick] brown [fox]"),
                Map.entry("title:fox year:>1980", "The Quick brown [fox]"),
                Map.entry("title:fox OR title:wolf", "The Quick brown [fox]"));
        expected.forEach((query, text) ->
                assertThat(highlight(query, WHOLE)).as(query).isEqualTo(Map.of("title", List.of(text))));

        assertThat(highlight("text:television", WHOLE)).isEqualTo(Map.of("text", List.of("a [TV] in new york")));
        assertThat(highlight("text:ny", WHOLE)).isEqualTo(Map.of("text", List.of("a TV in [new york]")));
        assertThat(highlight("tags:\"light blue\"", WHOLE)).isEqualTo(Map.of("tags", List.of("[light blue]")));
        assertThat(highlight("meta:ann", WHOLE)).isEqualTo(Map.of("meta.author", List.of("[Ann] Fox")));
        assertThat(highlight("title.stem:foxes title.exact:The*", WHOLE))
                .isEqualTo(Map.of(
                        "title.stem", List.of("The Quick brown [fox]"),
                        "title.exact", List.of("[The Quick brown fox]")));
        assertThat(highlight("fox", WHOLE).keySet()).containsExactly("meta.author", "title");
        assertThat(highlight("year:1990", WHOLE)).isEmpty();
        assertThat(highlight("title:*", WHOLE)).isEmpty();
        assertThat(highlight("id:a", WHOLE)).isEmpty();
    }

    @Test
    void onlyTheNamedFieldsAreHighlighted() {
        put("a", "{'title': 'fox', 'text': 'fox', 'meta': {'author': 'fox'}}");
        Highlight meta = new Highlight(List.of("meta", "text"), "<", ">", 100, 5, false);
        assertThat(highlight("fox", meta)).isEqualTo(Map.of("meta.author", List.of("<fox>"), "text", List.of("<fox>")));
        Highlight typo = new Highlight(List.of("titel"), "<", ">", 100, 5, false);
        assertThatThrownBy(() -> highlight("fox", typo)).hasMessageContaining("did you mean 'title'?");
        Highlight number = new Highlight(List.of("year"), "<", ">", 100, 5, false);
        assertThatThrownBy(() -> highlight("fox", number)).hasMessageContaining("no indexed text or string");
    }

    @Test
    void arraysAndLongTextsGiveTheirBestPieces() {
        String filler = "word ".repeat(300);
        put(
                "a",
                "{'title': ['nothing', 'a fox', 'fox and fox'], 'text': '" + filler + "fox " + filler + "wolf " + filler
                        + "fox wolf " + filler + "'}");
        assertThat(highlight("title:fox", new Highlight(List.of(), "[", "]", 100, 1, false))
                        .get("title"))
                .containsExactly("[fox] and [fox]");
        assertThat(highlight("title:fox", new Highlight(List.of(), "[", "]", 100, 5, false))
                        .get("title"))
                .containsExactly("a [fox]", "[fox] and [fox]");
        List<String> pieces = highlight("text:fox text:wolf", new Highlight(List.of(), "[", "]", 60, 2, false))
                .get("text");
        assertThat(pieces).hasSize(2).allMatch(piece -> piece.length() < 120);
        assertThat(pieces).anyMatch(piece -> piece.contains("[fox] [wolf]"));
    }

    @Test
    void offsetsAreRightForAnyUnicodeAndTextIsEscapedIfThatIsWanted() {
        put(
                "a",
                "{'title': '😀😀 naïve 𝔘nicode e\u0301te\u0301 <b>fox</b> & co 😀', 'page': '<p class=x>red <i>fox</i>&amp;hound</p>'}");
        assertThat(highlight("title:𝔘nicode OR title:naïve", WHOLE).get("title"))
                .containsExactly("😀😀 [naïve] [𝔘nicode] e\u0301te\u0301 <b>fox</b> & co 😀");
        Highlight html = new Highlight(List.of(), "<em>", "</em>", 100, 0, true);
        assertThat(highlight("title:fox", html).get("title"))
                .containsExactly("😀😀 naïve 𝔘nicode e\u0301te\u0301 &lt;b&gt;<em>fox</em>&lt;/b&gt; &amp; co 😀");
        assertThat(highlight("page:hound", WHOLE).get("page"))
                .containsExactly("<p class=x>red <i>fox</i>&amp;[hound]</p>");
    }

    @Test
    void takingTheTagsAwayLeavesTheTextWhateverItIs() {
        Random random = new Random(3);
        String letters = "fox FOX a é😀 中\u0301\u0000\n\t-'.<&";
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            StringBuilder text = new StringBuilder("fox ");
            random.ints(random.nextInt(60), 0, letters.codePointCount(0, letters.length()))
                    .forEach(at -> text.appendCodePoint(letters.codePointAt(letters.offsetByCodePoints(0, at))));
            texts.add(text.toString());
            cluster.put(
                    "d" + i,
                    new ObjectMapper()
                            .createObjectNode()
                            .put("title", text.toString())
                            .toString());
        }
        List<Hit> hits = hits(
                "title:fox OR title:a",
                new Annotations(Optional.of(new Highlight(List.of(), "\u0001", "\u0002", 100, 0, false)), false));
        assertThat(hits).hasSize(150);
        for (Hit hit : hits) {
            String shown = hit.annotation().highlight().get("title").getFirst();
            assertThat(shown).contains("\u0001fox\u0002");
            assertThat(shown.replace("\u0001", "").replace("\u0002", ""))
                    .isEqualTo(texts.get(Integer.parseInt(hit.id().substring(1))));
        }
    }

    @Test
    void theExplanationAddsUpToTheScoreOnEveryNode() {
        for (int i = 0; i < 60; i++) {
            put(
                    "d" + i,
                    "{'title': 'fox " + "dog ".repeat(i % 7) + "', 'text': 'tv " + (i % 3 == 0 ? "fox" : "") + "'}");
        }
        for (String query : List.of(
                "title:fox", "fox", "title:fox^3 OR text:television", "title:\"fox dog\"", "title:fix~", "title:f*")) {
            List<Hit> hits = hits(query, new Annotations(Optional.empty(), true));
            assertThat(hits).as(query).isNotEmpty();
            for (Hit hit : hits) {
                Explanation tree = hit.annotation().explanation().orElseThrow();
                assertThat((float) tree.value()).as(query).isEqualTo(hit.score());
                assertThat(tree.description()).isNotEmpty();
            }
        }
        assertThat(hits("title:fox", Annotations.NONE))
                .allMatch(hit -> hit.annotation().explanation().isEmpty());
        assertThat(hits("id:d1", new Annotations(Optional.empty(), true))
                        .getFirst()
                        .annotation()
                        .explanation())
                .isPresent();
    }

    @Test
    void streamsHighlightAndDoNotExplain() throws IOException {
        put("a", "{'title': 'fox'}");
        SearchRequest request = TestRequest.of(Library.NAME, "title:fox").build();
        List<Hit> hits = new ArrayList<>();
        cluster.engine(0).stream(request.asking(new Annotations(Optional.of(WHOLE), false)), hits::add);
        assertThat(hits)
                .extracting(hit -> hit.annotation().highlight())
                .containsExactly(new TreeMap<>(Map.of("title", List.of("[fox]"))));
        assertThatThrownBy(() ->
                        cluster.engine(0).stream(request.asking(new Annotations(Optional.empty(), true)), hits::add))
                .hasMessageContaining("'explain' is for pages");
    }
}
