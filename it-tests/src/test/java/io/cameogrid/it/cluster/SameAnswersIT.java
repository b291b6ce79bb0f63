package io.cameogrid.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cameogrid.testkit.ClusterProgram;
import io.cameogrid.testkit.RestClient;
import io.cameogrid.testkit.Seed;
import io.cameogrid.testkit.ServerNode;
import io.cameogrid.testkit.ServerProgram;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each of three nodes answers as a single node does that has the same documents: what is highlighted and explained, page by
 * page, and over several indexes.
 */
final class SameAnswersIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DOCUMENTS = 90;
    private static final List<String> WORDS = List.of("red", "fox", "river", "stone", "café", "iron", "😀");

    private static final String SETTINGS = """
            {"analyzers": {"html": {"tokenizer": "standard", "char_filters": ["html_strip"], "filters": ["lowercase"]}},
             "fields": {"title": {"field_type": "text", "fields": {"stem": {"field_type": "text", "tokenizer": "en_stem"}}},
                        "page": {"field_type": "text", "tokenizer": "html"},
                        "body": {"field_type": "text", "fast": true}, "year": {"field_type": "i64"}}}""";

    private static final List<String> SEARCHES = List.of(
            "{'query': 'title:(fox OR river)', 'limit': 30, 'sort': ['_score:desc', 'id']}",
            "{'query': 'title:#red fox# OR page:café', 'highlight': {}, 'explain': true, 'sort': ['_score:desc', 'id']}",
            "{'query': 'title.stem:foxes page:iron', 'highlight': {'number_of_fragments': 0, 'pre_tag': '['},"
                    + " 'sort': 'year:desc', 'limit': 40}",
            "{'query': 'fox~ OR (title:st* AND NOT year:<1950)', 'explain': true, 'limit': 20, 'sort': ['_score:desc', 'id']}",
            "{'query': '*', 'sort': [{'field': 'body', 'order': 'desc'}], 'fields': ['year'], 'limit': 25}",
            "{'query': 'page:(red iron)', 'sort': [{'field': 'year', 'missing': 'first'}, 'body'], 'limit': 13}");

    @RegisterExtension
    final ClusterProgram cluster = ClusterProgram.of(3);

    /** What a search is asked of. */
    @FunctionalInterface
    private interface Asked {
        JsonNode answer(String path, String body) throws IOException, InterruptedException;
    }

    @Test
    void highlightsExplanationsPagesAndSearchesOfSeveralIndexesAreThoseOfASingleNode(@TempDir Path directory)
            throws Exception {
        cluster.startAll();
        cluster.awaitGreen();
        try (ServerProgram alone =
                ServerProgram.start(directory.resolve("data"), directory.resolve("server.log"), "256m")) {
            Asked single =
                    (path, body) -> body(alone.send(path.endsWith("_config") ? "PUT" : "POST", path, bytes(body)));
            fill(single, cluster.node(1));
            cluster.awaitGreen();
            for (String index : List.of("/api/books/", "/api/")) {
                for (String search : SEARCHES) {
                    String path = index.equals("/api/") ? "/api/_search" : index + "search";
                    String body = index.equals("/api/")
                            ? search.replace("{'query'", "{'indexes': ['books', 'f*'], 'query'")
                            : search;
                    JsonNode expected = single.answer(path, json(body));
                    assertThat(expected.path("hits")).as(body).isNotEmpty();
                    List<String> pages = walk(single, path, body);
                    for (ServerNode node : cluster.nodes()) {
                        JsonNode answer = asked(node).answer(path, json(body));
                        assertThat(answer.path("hits"))
                                .as("%s of %s", body, node)
                                .isEqualTo(expected.path("hits"));
                        assertThat(answer.path("total_hits")).isEqualTo(expected.path("total_hits"));
                    }
                    assertThat(walk(turning(), path, body))
                            .as("pages of %s", body)
                            .isEqualTo(pages);
                }
            }
        }
    }

    /** Another node each time. */
    private Asked turning() {
        List<ServerNode> nodes = new ArrayList<>(cluster.nodes());
        return (path, body) -> {
            nodes.add(nodes.removeFirst());
            return asked(nodes.getFirst()).answer(path, body);
        };
    }

    private static Asked asked(ServerNode node) {
        return (path, body) -> body(node.rest().send("POST", path, body));
    }

    /** All hits, each page by the cursor of the one before. */
    private static List<String> walk(Asked asked, String path, String search) throws Exception {
        List<String> hits = new ArrayList<>();
        ObjectNode body = (ObjectNode) JSON.readTree(json(search));
        body.put("limit", 9);
        body.put("cursor", "*");
        while (true) {
            JsonNode page = asked.answer(path, body.toString());
            page.path("hits")
                    .forEach(hit -> hits.add(
                            hit.path("_index").asText() + "/" + hit.path("id").asText()));
            if (!page.has("next_cursor")) {
                assertThat(hits).hasSize(page.path("total_hits").asInt()).doesNotHaveDuplicates();
                return hits;
            }
            body.put("cursor", page.path("next_cursor").asText());
        }
    }

    private static void fill(Asked single, ServerNode node) throws Exception {
        Random random = Seed.fresh().random();
        for (String index : List.of("books", "films")) {
            single.answer("/api/" + index + "/_config", SETTINGS);
            body(node.rest().send("PUT", "/api/" + index + "/_config", SETTINGS));
            ArrayNode items = JSON.createArrayNode();
            for (int i = 0; i < DOCUMENTS; i++) {
                ObjectNode document = items.addObject().put("id", "d" + i).putObject("doc");
                document.put("title", words(random, " "));
                document.put("page", "<p class='x'>" + words(random, "</b> <b>") + "</p>");
                document.put("body", "x".repeat(random.nextInt(3) * 1_500) + random.nextInt(40));
                if (random.nextInt(4) > 0) {
                    document.put("year", 1900 + random.nextInt(100));
                }
            }
            single.answer("/api/" + index + "/_bulk", items.toString());
            body(node.rest().send("POST", "/api/" + index + "/_bulk", items.toString()));
        }
    }

    private static String words(Random random, String between) {
        List<String> words = new ArrayList<>();
        for (int left = 2 + random.nextInt(8); left > 0; left--) {
            words.add(WORDS.get(random.nextInt(WORDS.size())));
        }
        return String.join(between, words);
    }

    private static JsonNode body(RestClient.Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static ByteArrayInputStream bytes(String body) {
        return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }

    /** Single quotes stand for double ones, and # for those in a query. */
    private static String json(String text) {
        return text.replace('\'', '"').replace("#", "\\\"");
    }
}
