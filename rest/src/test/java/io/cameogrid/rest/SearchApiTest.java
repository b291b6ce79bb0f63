package io.cameogrid.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cameogrid.api.search.SearchRequest;
import io.cameogrid.api.search.SortKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchApiTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        for (int i = 0; i < 25; i++) {
            server.put("/api/books/documents/" + i, "{\"title\":\"book " + i + "\"}")
                    .hasStatus(201);
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void anAnswerHasAllThatCameoDbsHas() {
        JsonNode answer = server.post("/api/books/search", "{\"query\":\"book 1\",\"limit\":3,\"offset\":1}")
                .hasStatus(200)
                .json();
        assertThat(answer.path("hits")).hasSize(3);
        assertThat(answer.path("hits").get(0).toString())
                .isEqualTo("{\"id\":\"10\",\"_score\":1.25,\"title\":\"book 10\"}");
        assertThat(answer.path("hits_returned").asInt()).isEqualTo(3);
        assertThat(answer.path("total_hits").asInt()).isEqualTo(11);
        assertThat(answer.path("limit").asInt()).isEqualTo(3);
        assertThat(answer.path("offset").asInt()).isEqualTo(1);
        assertThat(answer.path("took_ms").asDouble()).isEqualTo(1.234);
        assertThat(answer.path("stats").toString())
                .isEqualTo("{\"shards\":{\"total\":8,\"responded\":8,\"failed\":0},\"nodes\":{\"contacted\":1}}");
        assertThat(answer.has("errors")).isFalse();
        assertThat(answer.has("_discarded_clauses")).isFalse();
    }

    @Test
    void tenHitsComeByDefaultAndNoneWhenOnlyCounting() {
        assertThat(server.post("/api/books/search", "{\"query\":\"*\"}").json().path("hits"))
                .hasSize(10);
        JsonNode counted = server.post("/api/books/search", "{\"query\":\"*\",\"limit\":0}")
                .json();
        assertThat(counted.path("hits")).isEmpty();
        assertThat(counted.path("total_hits").asInt()).isEqualTo(25);
    }

    @Test
    void everyMemberReachesTheEngine() {
        server.post(
                        "/api/books/search",
                        "{\"query\":\"x\",\"limit\":5,\"offset\":2,\"fields\":[\"a\",\"b.c\"],"
                                + "\"sort\":[{\"field\":\"a\",\"order\":\"desc\"},{\"field\":\"b\"}],\"lenient\":true,"
                                + "\"routing_key\":\"k\",\"timeout_ms\":1500,\"allow_partial\":true}")
                .hasStatus(200);
        SearchRequest request = server.engine.last();
        assertThat(request.query()).isEqualTo("x");
        assertThat(request.limit()).hasValue(5);
        assertThat(request.offset()).hasValue(2);
        assertThat(request.fields()).containsExactly("a", "b.c");
        assertThat(request.sort()).containsExactly(new SortKey("a", false), new SortKey("b", true));
        assertThat(request.lenient()).isTrue();
        assertThat(request.routingKey()).contains("k");
        assertThat(request.timeout()).isEqualTo(Duration.ofMillis(1500));
        assertThat(request.allowPartial()).isTrue();
        assertThat(request.trackTotal()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "price:desc"                                              | price false LAST  NATURAL
                    ["price:desc"]                                            | price false LAST  NATURAL
                    ["price"]                                                 | price true  LAST  NATURAL
                    [{"field":"a","order":"desc","missing":"first"}]          | a     false FIRST NATURAL
                    {"field":"a","missing":null,"mode":null}                  | a     true  LAST  NATURAL
                    {"field":"a","missing":-1.5,"mode":"avg"}                 | a     true  -1.5  AVG
                    {"field":"a","missing":true,"mode":"min"}                 | a     true  true  MIN
                    {"field":"a:b","mode":"median","missing":"2024-01-01"}    | a:b   true  2024-01-01 MEDIAN
                    """)
    void anOrderIsWrittenInSeveralWays(String sort, String expected) {
        server.post("/api/books/search", "{\"query\":\"x\",\"sort\":" + sort + "}")
                .hasStatus(200);
        assertThat(server.engine.last().sort()).hasSize(1);
        SortKey key = server.engine.last().sort().getFirst();
        String missing = switch (key.missing()) {
            case SortKey.Missing.First first -> "FIRST";
            case SortKey.Missing.Last last -> "LAST";
            case SortKey.Missing.Value(String text) -> text;
        };
        assertThat(key.field() + " " + key.ascending() + " " + missing + " " + key.mode())
                .isEqualTo(expected.replaceAll(" +", " "));
    }

    @Test
    void whatIsLeftOutOrNullIsLeftToTheEngine() {
        server.post(
                        "/api/books/search",
                        "{\"query\":\"x\",\"limit\":null,\"fields\":null,\"sort\":null,\"lenient\":null,"
                                + "\"routing_key\":null,\"timeout_ms\":null}")
                .hasStatus(200);
        SearchRequest request = server.engine.last();
        assertThat(request.limit()).isEmpty();
        assertThat(request.offset()).isEmpty();
        assertThat(request.fields()).isEmpty();
        assertThat(request.sort()).isEmpty();
        assertThat(request.lenient()).isFalse();
        assertThat(request.routingKey()).isEqualTo(Optional.empty());
        assertThat(request.timeout()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void noTimeAtAllIsNoTimeout() {
        server.post("/api/books/search", "{\"query\":\"x\",\"timeout_ms\":0}").problem(400, "invalid_request");
        server.get("/api/books/search?q=x&timeout_ms=0").problem(400, "invalid_parameter");
        server.post("/api/books/search", "{\"query\":\"x\",\"routing_key\":\"\"}")
                .problem(400, "invalid_id");
    }

    @Test
    void aClientCannotWaitLongerThanTheServerLets() {
        server.post("/api/books/search", "{\"query\":\"x\",\"timeout_ms\":2000000000}")
                .hasStatus(200);
        assertThat(server.engine.last().timeout()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aBrowserCanSearchToo() {
        JsonNode answer = server.get("/api/books/search?q=book+1&limit=2&offset=1&fields=title,%20x&sort=a:desc,b"
                        + "&lenient&routing_key=k%2B&timeout_ms=10&allow_partial=true")
                .hasStatus(200)
                .json();
        assertThat(answer.path("hits")).hasSize(2);
        SearchRequest request = server.engine.last();
        assertThat(request.query()).isEqualTo("book 1");
        assertThat(request.fields()).containsExactly("title", "x");
        assertThat(request.sort()).containsExactly(new SortKey("a", false), new SortKey("b", true));
        assertThat(request.lenient()).isTrue();
        assertThat(request.routingKey()).contains("k+");
        assertThat(request.timeout()).isEqualTo(Duration.ofMillis(10));
        assertThat(request.allowPartial()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|query|invalid_request",
                "{\"query\":5}|query|invalid_request",
                "{\"query\":\"x\",\"limit\":-1}|limit|invalid_request",
                "{\"query\":\"x\",\"limit\":1.0}|limit|invalid_request",
                "{\"query\":\"x\",\"limit\":\"1\"}|limit|invalid_request",
                "{\"query\":\"x\",\"limit\":3000000000}|limit|invalid_request",
                "{\"query\":\"x\",\"offset\":true}|offset|invalid_request",
                "{\"query\":\"x\",\"fields\":\"a\"}|fields|invalid_request",
                "{\"query\":\"x\",\"fields\":[1]}|fields|invalid_request",
                "{\"query\":\"x\",\"sort\":\"a:up\"}|sort|invalid_request",
                "{\"query\":\"x\",\"sort\":7}|sort|invalid_request",
                "{\"query\":\"x\",\"sort\":[[]]}|sort|invalid_request",
                "{\"query\":\"x\",\"sort\":{\"field\":\"a\",\"missing\":[]}}|missing|invalid_request",
                "{\"query\":\"x\",\"sort\":{\"field\":\"a\",\"mode\":\"mean\"}}|mode|invalid_request",
                "{\"query\":\"x\",\"cursor\":7}|cursor|invalid_request",
                "{\"query\":\"x\",\"sort\":{\"order\":\"asc\"}}|order|invalid_request",
                "{\"query\":\"x\",\"sort\":{\"field\":\"a\",\"order\":\"up\"}}|order|invalid_request",
                "{\"query\":\"x\",\"sort\":{\"feld\":\"a\"}}|feld|unknown_member",
                "{\"query\":\"x\",\"lenient\":1}|lenient|invalid_request",
                "{\"query\":\"x\",\"limits\":1}|limits|unknown_member",
                "{\"query\":\"x\",\"query\":\"y\"}||malformed_json",
                "[]||invalid_request",
                "||malformed_json",
                "{\"query\":\"x\"}{}||malformed_json",
                "{\"query\":\"x\"||malformed_json",
                "{'query':'x'}||malformed_json"
            })
    void whatCannotBeReadIsRefusedWithItsNameAndPlace(String body, String field, String code) {
        JsonNode problem =
                server.post("/api/books/search", body == null ? "" : body).problem(400, code);
        if (field != null) {
            assertThat(problem.path("field").asText()).isEqualTo(field);
        }
        if (field == null || code.equals("unknown_member")) {
            assertThat(problem.path("line").asInt()).isEqualTo(1);
            assertThat(problem.path("column").asInt()).isPositive();
        }
    }

    @Test
    void anUnknownMemberComesWithTheNearestKnown() {
        assertThat(server.post("/api/books/search", "{\"qurey\":\"x\"}")
                        .problem(400, "unknown_member")
                        .path("detail")
                        .asText())
                .contains("'qurey'", "did you mean 'query'?");
    }

    @ParameterizedTest
    @CsvSource({
        "q=x&limt=1,limt,did you mean 'limit'?",
        "q=x&limit=-1,limit,whole number",
        "q=x&limit=x,limit,whole number",
        "q=x&q=y,q,twice",
        "limit=1,q,missing",
        "q=x&lenient=maybe,lenient,true or false",
        "q=x&sort=a:up,sort,field:asc"
    })
    void aParameterThatCannotBeUsedIsNamed(String query, String parameter, String words) {
        JsonNode problem = server.get("/api/books/search?" + query).problem(400, "invalid_parameter");
        assertThat(problem.path("parameter").asText()).isEqualTo(parameter);
        assertThat(problem.path("detail").asText()).contains(words);
    }

    @Test
    void endpointsWithoutParametersRefuseAny() {
        server.post("/api/books/search?pretty=true", "{\"query\":\"*\"}").problem(400, "invalid_parameter");
        server.get("/api/books/documents/1?version=2").problem(400, "invalid_parameter");
        server.get("/livez?x").problem(400, "invalid_parameter");
    }

    @Test
    void aBadQueryComesWithItsPosition() {
        JsonNode problem = server.post("/api/books/search", "{\"query\":\"(\"}").problem(400, "invalid_query");
        assertThat(problem.path("position").asInt()).isEqualTo(1);
        JsonNode lenient = server.post("/api/books/search", "{\"query\":\"(\",\"lenient\":true}")
                .hasStatus(200)
                .json();
        assertThat(lenient.path("_discarded_clauses")).hasSize(1);
    }

    @Test
    void anUnknownIndexIsNotFoundRatherThanEmpty() {
        server.post("/api/nobooks/search", "{\"query\":\"*\"}").problem(404, "index_not_found");
        server.get("/api/nobooks/search?q=*").problem(404, "index_not_found");
    }

    @Test
    void aWindowThatIsTooWideIsRefused() {
        server.post("/api/books/search", "{\"query\":\"*\",\"offset\":9990,\"limit\":10}")
                .hasStatus(200);
        server.post("/api/books/search", "{\"query\":\"*\",\"offset\":9991,\"limit\":10}")
                .problem(400, "invalid_parameter");
    }

    @Test
    void jerseyAndTheShortWayGiveTheSame() {
        String body = "{\"query\":\"book 2\"}";
        String direct = server.post("/api/books/search", body).text();
        assertThat(server.post("/api/books/search", body, "Accept", "text/html, */*;q=0.1")
                        .text())
                .isEqualTo(direct);
    }

    @Test
    void largeAnswersAreCompressedForThoseWhoAsk() {
        for (int i = 0; i < 10; i++) {
            server.put("/api/large/documents/" + i, "{\"t\":\"" + "text ".repeat(1_000) + "\"}");
        }
        String body = "{\"query\":\"*\"}";
        Answer plain = server.post("/api/large/search", body).hasStatus(200);
        assertThat(plain.header("Content-Encoding")).isEmpty();
        assertThat(plain.header("Vary")).contains("Accept-Encoding");
        Answer gzip = server.post("/api/large/search", body, "Accept-Encoding", "br, gzip;q=0.5")
                .hasStatus(200);
        assertThat(gzip.header("Content-Encoding")).contains("gzip");
        assertThat(gzip.body().length).isLessThan(plain.body().length / 10);
        assertThat(Gzip.inflate(gzip.body())).isEqualTo(plain.body());
        assertThat(server.post("/api/large/search", body, "Accept-Encoding", "gzip;q=0, *")
                        .header("Content-Encoding"))
                .isEmpty();
        assertThat(server.get("/livez", "Accept-Encoding", "gzip").header("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void missingPartsAreReported() {
        try (TestServer partial = TestServer.with()
                .engine(engine -> new PartialSearchEngine(engine, List.of("lost", "moving")))
                .start()) {
            partial.put("/api/p/documents/1", "{}");
            JsonNode answer = partial.post("/api/p/search", "{\"query\":\"*\"}")
                    .hasStatus(200)
                    .json();
            assertThat(answer.path("stats").path("shards").path("failed").asInt())
                    .isEqualTo(2);
            assertThat(answer.path("errors").toString()).isEqualTo("[\"Shard 0: lost\",\"Shard 1: moving\"]");
            assertThat(answer.path("total_relation").asText()).isEqualTo("at_least");
        }
    }
}
