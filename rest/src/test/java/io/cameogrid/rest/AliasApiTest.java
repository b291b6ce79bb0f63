package io.cameogrid.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AliasApiTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        server.put("/api/books-1/documents/a", "{}").hasStatus(201);
        server.put("/api/books-2/documents/a", "{}").hasStatus(201);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void anAliasIsMadeShownChangedAndDeleted() {
        Answer made = server.put("/_aliases/books", "{\"indexes\":[\"books-2\",\"books-1\"]}")
                .hasStatus(201);
        assertThat(made.text())
                .isEqualTo(
                        "{\"alias\":\"books\",\"indexes\":[\"books-1\",\"books-2\"],\"version\":1,\"result\":\"created\"}");
        assertThat(made.header("ETag")).contains("\"v1\"");
        server.put("/_aliases/books", "{\"index\":\"books-2\"}", "If-Match", "\"v7\"")
                .problem(412, "precondition_failed");
        server.put("/_aliases/books", "{\"index\":\"books-2\"}", "If-None-Match", "*")
                .problem(412, "precondition_failed");
        Answer swapped = server.put("/_aliases/books", "{\"index\":\"books-2\"}", "If-Match", "\"v1\"")
                .hasStatus(200);
        assertThat(swapped.json().path("result").asText()).isEqualTo("updated");
        Answer shown = server.get("/_aliases/books").hasStatus(200);
        assertThat(shown.text()).isEqualTo("{\"alias\":\"books\",\"indexes\":[\"books-2\"],\"version\":2}");
        assertThat(shown.header("ETag")).contains("\"v2\"");
        assertThat(server.get("/_aliases").json().path("aliases")).contains(shown.json());
        server.delete("/_aliases/books", "If-Match", "\"v1\"").problem(412, "precondition_failed");
        assertThat(server.delete("/_aliases/books")
                        .hasStatus(200)
                        .json()
                        .path("result")
                        .asText())
                .isEqualTo("deleted");
        server.delete("/_aliases/books").problem(404, "alias_not_found");
        server.get("/_aliases/books").problem(404, "alias_not_found");
        assertThat(server.get("/_aliases").json().path("aliases")).doesNotContain(shown.json());
    }

    @Test
    void theConfigurationIsThatOfEachIndex() {
        server.put("/_aliases/one", "{\"index\":\"books-1\"}").hasStatus(201);
        server.put("/_aliases/both", "{\"indexes\":[\"books-1\",\"books-2\"]}").hasStatus(201);
        assertThat(server.get("/api/one/_config").json().path("index").asText()).isEqualTo("books-1");
        assertThat(server.get("/api/both/_config").json().path("indexes"))
                .extracting(index -> index.path("index").asText())
                .containsExactly("books-1", "books-2");
        server.get("/api/none/_config").problem(404, "index_not_found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    x       | {}                                     | 400 | invalid_request
                    x       | {"indexes":[]}                         | 400 | invalid_request
                    x       | {"indexes":"books-1"}                  | 400 | invalid_request
                    x       | {"index":null}                         | 400 | invalid_request
                    x       | {"index":"books-1","indexes":[]}       | 400 | invalid_request
                    x       | {"index":"b*"}                         | 400 | invalid_index_name
                    x       | {"indices":["books-1"]}                | 400 | unknown_member
                    x       | {"indexes":["books-1"]                 | 400 | malformed_json
                    x       | {"indexes":["books-1"]} x              | 400 | malformed_json
                    x       | {"index":"nothing"}                    | 404 | index_not_found
                    books-1 | {"index":"books-2"}                    | 409 | name_conflict
                    A       | {"index":"books-2"}                    | 400 | invalid_index_name
                    """)
    void whatCannotBeAnAliasIsRefused(String alias, String body, int status, String code) {
        server.put("/_aliases/" + alias, body).problem(status, code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"query":"*"}                                    | 400 | invalid_request   | indexes
                    {"query":"*","indexes":[]}                       | 400 | invalid_parameter |
                    {"query":"*","indexes":"books-1"}                | 400 | invalid_request   | indexes
                    {"query":"*","indexes":["Books"]}                | 400 | invalid_index_name|
                    {"query":"*","indexes":["books/*"]}              | 400 | invalid_index_name|
                    {"query":"*","index":"books-1"}                  | 400 | unknown_member    | index
                    {"indexes":["books-1"]}                          | 400 | invalid_request   | query
                    """)
    void aSearchOfSeveralIndexesSaysWhatIsWrong(String body, int status, String code, String field) {
        for (String path : new String[] {"/api/_search", "/api/_search/stream"}) {
            assertThat(server.post(path, body)
                            .problem(status, code)
                            .path("field")
                            .asText())
                    .isEqualTo(field == null ? "" : field);
        }
    }

    @Test
    void aSearchOfSeveralIndexesReachesTheEngine() {
        server.post("/api/_search", "{\"query\":\"*\",\"indexes\":[\"books-1\",\"b*\"],\"cursor\":\"*\"}")
                .hasStatus(200);
        assertThat(server.engine.last().target().names()).extracting("value").containsExactly("books-1");
        assertThat(server.engine.last().target().patterns()).extracting("text").containsExactly("b*");
        assertThat(server.engine.last().target().shown()).isTrue();
        assertThat(server.engine.last().cursor()).contains("*");
        server.get("/api/_search").problem(405, "method_not_allowed");
        server.post("/api/books-1/search", "{\"query\":\"*\",\"indexes\":[\"books-1\"]}")
                .problem(400, "unknown_member");
    }
}
