package io.cameogrid.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cameogrid.api.search.Annotations;
import io.cameogrid.api.search.Annotations.Highlight;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Analyzers, forms of fields, and what a search may ask about hits, as clients write them. */
class AnalysisApiTest {
    private static final String SETTINGS = """
            {"analyzers":{"mine":{"tokenizer":{"type":"standard","max_token_length":20},"char_filters":["html_strip"],
               "filters":["lowercase",{"type":"stop","words":["the","a"],"ignore_case":true}],"search_filters":[]}},
             "dynamic":"strict",
             "fields":{"title":{"field_type":"text","analyzer":"mine","fields":{
               "exact":{"field_type":"string"},"stem":{"field_type":"text","tokenizer":"en_stem"}}}}}
            """;

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatIsDeclaredIsShownAsItCanBeDeclared() {
        JsonNode acknowledged =
                server.put("/api/books/_config", SETTINGS).hasStatus(200).json();
        assertThat(acknowledged.path("field_names").toString())
                .isEqualTo("[\"id\",\"title\",\"title.exact\",\"title.stem\"]");
        JsonNode shown = server.get("/api/books/_config").hasStatus(200).json();
        assertThat(shown.path("dynamic").asText()).isEqualTo("strict");
        assertThat(shown.path("unindexed_fields").isArray()).isTrue();
        assertThat(shown.path("fields").get(1).path("tokenizer").asText()).isEqualTo("mine");
        assertThat(shown.path("fields").get(2).path("values_of").asText()).isEqualTo("title");
        String analyzers = shown.path("analyzers").toString();
        assertThat(analyzers).contains("\"char_filters\":[\"html_strip\"]", "\"search_filters\":[]");

        server.put("/api/again/_config", "{\"analyzers\":" + analyzers + "}").hasStatus(200);
        assertThat(server.get("/api/again/_config").json().path("analyzers").toString())
                .isEqualTo(analyzers);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"analyzers":{"a":{}}}                                     | invalid_request | has no 'tokenizer'
                    {"analyzers":{"a":{"tokenizer":"x","filter":[]}}}          | unknown_member  | did you mean 'filters'
                    {"analyzers":{"a":{"tokenizer":"x","filters":"lowercase"}}} | invalid_request | must be an array
                    {"analyzers":{"a":{"tokenizer":"x","filters":[{"words":[]}]}}} | invalid_request | no 'type'
                    {"analyzers":{"a":{"tokenizer":"x","filters":[1]}}}        | invalid_request | is a name, or an object
                    {"analyzers":{"a":{"tokenizer":{"type":"x","y":{}}}}}      | invalid_request | must be a string, a number
                    {"analyzers":[]}                                           | invalid_request | must be an object
                    {"dynamic":"sometimes"}                                    | invalid_request | must be true, false or "strict"
                    {"dynamic":[]}                                             | invalid_request | must be true, false or "strict"
                    {"fields":{"a":{"field_type":"text","fields":{"b":{}}}}}   | invalid_schema  | 'a.b' has no 'field_type'
                    """)
    void whatIsNoSettingIsRefused(String body, String code, String words) {
        JsonNode problem = server.put("/api/books/_config", body).problem(400, code);
        assertThat(problem.path("detail").asText()).contains(words);
    }

    @Test
    void aTextIsAnalyzed() {
        server.put("/api/books/_config", SETTINGS).hasStatus(200);
        JsonNode tokens = server.post("/api/books/_analyze", "{\"text\":\"A fox\",\"analyzer\":\"mine\"}")
                .hasStatus(200)
                .json()
                .path("tokens");
        assertThat(tokens.toString())
                .isEqualTo(
                        "[{\"text\":\"A fox\",\"position\":0,\"start_offset\":0,\"end_offset\":5,\"type\":\"word\"}]");
        server.post("/api/none/_analyze", "{\"text\":\"A fox\"}").problem(404, "index_not_found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {}                                              | invalid_request
                    {"text":1}                                      | invalid_request
                    {"text":"x","field":"a","analyzer":"b"}         | invalid_request
                    {"text":"x","filters":["lowercase"]}            | invalid_request
                    {"text":"x","analyser":"b"}                     | unknown_member
                    {"text":"x"                                     | malformed_json
                    """)
    void whatCannotBeAnalyzedIsRefused(String body, String code) {
        server.put("/api/books/_config", SETTINGS).hasStatus(200);
        server.post("/api/books/_analyze", body).problem(400, code);
    }

    @Test
    void whatASearchAsksAboutHitsReachesTheEngine() {
        server.put("/api/books/documents/1", "{\"title\":\"a\"}");
        assertThat(asked("{\"query\":\"a\"}")).isEqualTo(Annotations.NONE);
        Highlight byDefault = new Highlight(List.of(), "<em>", "</em>", 100, 5, false);
        assertThat(asked("{\"query\":\"a\",\"highlight\":{},\"explain\":true}"))
                .isEqualTo(new Annotations(Optional.of(byDefault), true));
        assertThat(asked("{\"query\":\"a\",\"highlight\":true}").highlight()).contains(byDefault);
        assertThat(asked("{\"query\":\"a\",\"highlight\":null}")).isEqualTo(Annotations.NONE);
        assertThat(asked("{\"query\":\"a\",\"highlight\":{\"fields\":[\"x.y\"],\"pre_tag\":\"<\",\"post_tag\":\">\","
                                + "\"fragment_size\":20,\"number_of_fragments\":0,\"escape_html\":true}}")
                        .highlight())
                .contains(new Highlight(List.of("x.y"), "<", ">", 20, 0, true));
        server.get("/api/books/search?q=a&highlight=true&explain=true").hasStatus(200);
        assertThat(server.engine.last().annotations()).isEqualTo(new Annotations(Optional.of(byDefault), true));
    }

    private Annotations asked(String body) {
        server.post("/api/books/search", body).hasStatus(200);
        return server.engine.last().annotations();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"query":"a","highlight":{"feilds":[]}}             | unknown_member
                    {"query":"a","highlight":{"fragment_size":5}}       | invalid_request
                    {"query":"a","highlight":{"number_of_fragments":101}} | invalid_request
                    {"query":"a","highlight":"title"}                   | invalid_request
                    {"query":"a","explain":"yes"}                       | invalid_request
                    """)
    void whatCannotBeAskedIsRefused(String body, String code) {
        server.put("/api/books/documents/1", "{\"title\":\"a\"}");
        server.post("/api/books/search", body).problem(400, code);
    }
}
