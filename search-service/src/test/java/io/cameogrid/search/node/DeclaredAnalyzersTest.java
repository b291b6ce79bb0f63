package io.cameogrid.search.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.search.AnalysisRequest;
import io.cameogrid.api.search.AnalysisRequest.By;
import io.cameogrid.api.search.AnalyzedWord;
import io.cameogrid.api.search.Hit;
import io.cameogrid.api.search.SearchResult;
import io.cameogrid.schema.analysis.AnalyzerDefinition;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches of fields with analyzers that the index declares, and of fields in several forms. */
class DeclaredAnalyzersTest {
    private MemoryCluster one;
    private MemoryCluster three;

    @BeforeEach
    void start(@TempDir Path directory) {
        one = new MemoryCluster(directory.resolve("one"), Library.index(1), 1);
        three = new MemoryCluster(directory.resolve("three"), Library.index(8), 3);
    }

    @AfterEach
    void close() {
        one.close();
        three.close();
    }

    private void put(String id, String json) {
        one.put(id, json.replace('\'', '"'));
        three.put(id, json.replace('\'', '"'));
    }

    private List<String> ids(String query) {
        return result(one, query).hits().stream().map(Hit::id).sorted().toList();
    }

    private static SearchResult result(MemoryCluster cluster, String query) {
        return cluster.engine(0)
                .search(TestRequest.of(Library.NAME, query).limit(1_000).build());
    }

    @Test
    void synonymsAndStopWordsKeepTheirPlacesInPhrases() {
        put("a", "{'text': 'The king of New York'}");
        put("b", "{'text': 'a tv in NY tonight'}");
        put("c", "{'text': 'television without new things in york'}");
        put("d", "{'text': ['the end of one', 'king of another']}");

        assertThat(ids("text:ny")).containsExactly("a", "b");
        assertThat(ids("text:\"new york\"")).containsExactly("a", "b");
        assertThat(ids("text:\"king of new york\"")).containsExactly("a");
        assertThat(ids("text:\"king of ny\"")).containsExactly("a");
        assertThat(ids("text:\"king ny\""))
                .as("where a word was left out there is a gap")
                .isEmpty();
        assertThat(ids("text:\"king ny\"~1")).containsExactly("a");
        assertThat(ids("text:tv")).containsExactly("b", "c");
        assertThat(ids("text:\"ny tonight\"")).containsExactly("b");
        assertThat(ids("text:\"one king\"~20"))
                .as("not from one value into the next")
                .isEmpty();
        assertThat(ids("text:\"king of new y\"*")).containsExactly("a");
        assertThat(ids("text:telev*")).containsExactly("b", "c");
        assertThat(ids("text:NEW*")).containsExactly("a", "b", "c");
        assertThat(ids("text:televsion~")).containsExactly("b", "c");
        assertThat(ids("text:T?")).containsExactly("b", "c");
        assertThatThrownBy(() -> ids("text:the")).hasMessageContaining("there is no word in it to search for");
    }

    @Test
    void synonymsOfQueriesNeedNothingInTheIndex() {
        put("a", "{'note': 'my car'}");
        put("b", "{'note': 'an automobile'}");
        put("c", "{'note': 'new york'}");

        assertThat(ids("note:auto")).containsExactly("a", "b");
        assertThat(ids("note:\"an auto\"")).containsExactly("b");
        assertThat(ids("note:ny")).containsExactly("c");
    }

    @Test
    void manySynonymsInOnePhraseAreRefusedNotMultiplied() {
        put("a", "{'text': 'ny'}");
        String many = "ny ".repeat(20).strip();
        assertThatThrownBy(() -> ids("text:\"" + many + "\""))
                .isInstanceOf(CameoGridException.class)
                .hasMessageContaining("at most 64 phrases");
    }

    @Test
    void oneValueIsFoundInEachOfItsForms() {
        put("a", "{'title': 'Running Foxes'}");
        put("b", "{'title': ['running', 'A fox']}");

        assertThat(ids("title:running")).containsExactly("a", "b");
        assertThat(ids("title:fox")).containsExactly("b");
        assertThat(ids("title.stem:run")).containsExactly("a", "b");
        assertThat(ids("title.stem:fox")).containsExactly("a", "b");
        assertThat(ids("title.exact:\"Running Foxes\"")).containsExactly("a");
        assertThat(ids("title.exact:running")).containsExactly("b");
        assertThat(ids("title.exact:R*")).containsExactly("a");
        assertThat(ids("run")).as("forms are searched by their names only").isEmpty();
        SearchResult sorted = result(one, "* sort title.exact:desc");
        assertThat(sorted.hits()).extracting(Hit::id).containsExactly("b", "a");
    }

    @Test
    void threeNodesRankSynonymsAsOne() {
        Random random = new Random(5);
        String[] words = {"tv", "television", "car", "auto", "automobile", "new", "york", "ny", "the", "of", "king"};
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(6); j >= 0; j--) {
                // Some words are rare, so that not every node has them.
                text.append(words[Math.min(random.nextInt(40), words.length - 1)])
                        .append(' ');
            }
            put("d" + i, "{'text': '" + text + "', 'note': '" + text + "'}");
        }
        for (String query :
                List.of("text:tv", "note:auto", "note:\"king car\"~3", "note:ny OR text:auto", "text:\"new y\"*")) {
            Map<String, Float> expected = scores(one, query);
            assertThat(expected).as(query).isNotEmpty();
            scores(three, query)
                    .forEach((id, score) ->
                            assertThat(score).as("%s: %s", query, id).isEqualTo(expected.get(id)));
            assertThat(scores(three, query).keySet()).isEqualTo(expected.keySet());
        }
    }

    private static Map<String, Float> scores(MemoryCluster cluster, String query) {
        return result(cluster, query).hits().stream().collect(Collectors.toMap(Hit::id, Hit::score));
    }

    @Test
    void analyzersShowWhatTheyMake() {
        assertThat(words("The NY car", new By.Field("text")))
                .extracting(AnalyzedWord::text)
                .contains("new", "york", "ny", "car", "auto", "automobile")
                .doesNotContain("the");
        assertThat(words("Ein 😀 Häuser", new By.Name("de_stem")))
                .containsExactly(
                        new AnalyzedWord("ein", 0, 1, 0, 3, "<ALPHANUM>"),
                        new AnalyzedWord("😀", 1, 1, 4, 6, "<EMOJI>"),
                        new AnalyzedWord("haus", 2, 1, 7, 13, "<ALPHANUM>"));
        assertThat(words("A-b", new By.Field("tags")))
                .extracting(AnalyzedWord::text)
                .containsExactly("A-b");
        assertThat(words("A-b", new By.Steps(AnalyzerDefinition.of("letter", "lowercase"))))
                .extracting(AnalyzedWord::text)
                .containsExactly("a", "b");
        assertThatThrownBy(() -> words("x", new By.Name("de_stm"))).hasMessageContaining("did you mean 'de_stem'");
        assertThatThrownBy(() -> words("x", new By.Field("txt"))).hasMessageContaining("did you mean 'text'");
        assertThatThrownBy(() -> words("x", new By.Field("year"))).hasMessageContaining("not made into words");
        assertThatThrownBy(() -> words("x", new By.Steps(AnalyzerDefinition.of("pattern"))))
                .hasMessageContaining("there is no tokenizer 'pattern'");
    }

    private List<AnalyzedWord> words(String text, By by) {
        return one.engine(0).analyze(new AnalysisRequest(Library.NAME, text, Optional.of(by), false));
    }
}
