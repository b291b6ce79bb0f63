package io.cameogrid.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BulkApiTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.with()
                .settings(settings -> settings.bulkItems(100).recordBytes(1_000))
                .start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String items(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"id\":\"" + i + "\",\"doc\":{\"n\": " + i + "}}")
                .collect(Collectors.joining(" ,\n", "[", "]"));
    }

    @Test
    void aBatchIsWrittenAndCounted() {
        JsonNode receipt =
                server.post("/api/bulk/_bulk", items(100)).hasStatus(200).json();
        assertThat(receipt.path("items_received").asInt()).isEqualTo(100);
        assertThat(receipt.path("items_written").asInt()).isEqualTo(100);
        assertThat(receipt.path("errors").isArray()).isTrue();
        assertThat(receipt.path("errors")).isEmpty();
        assertThat(receipt.path("duration_ms").isNumber()).isTrue();
        assertThat(server.get("/api/bulk/documents/42").json().path("doc").toString())
                .isEqualTo("{\"n\":42}");
    }

    @Test
    void anEmptyBatchDoesNothing() {
        JsonNode receipt =
                server.post("/api/nothing/_bulk", " [ ] ").hasStatus(200).json();
        assertThat(receipt.path("items_received").asInt()).isZero();
        server.get("/api/nothing/_config").problem(404, "index_not_found");
    }

    @Test
    void theLastOfDuplicateIdsWins() {
        server.post("/api/twice/_bulk", "[{\"id\":\"a\",\"doc\":{\"n\":1}},{\"id\":\"a\",\"doc\":{\"n\":2}}]")
                .hasStatus(200);
        assertThat(server.get("/api/twice/documents/a")
                        .json()
                        .path("doc")
                        .path("n")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void everyBadItemIsNamedAndNothingIsWritten() {
        String batch = "[{\"id\":\"good\",\"doc\":{}}, 7, {\"doc\":{}}, {\"id\":\"x\"}, {\"id\":\"y\",\"doc\":[]},"
                + " {\"id\":\"z\",\"doc\":{\"_u\":1}}, [[{}]], {\"id\":\"w\",\"doc\":{},\"rout\":{\"a\":[1]}},"
                + " {\"id\":{\"a\":[]},\"doc\":{}}, null, {\"id\":\"v\",\"doc\":" + "{\"d\":".repeat(64) + "1"
                + "}".repeat(64) + "}, {\"id\":\"deep\",\"doc\":" + "{\"d\":".repeat(65) + "1" + "}".repeat(65)
                + "}, {\"id\":\"long\",\"doc\":{\"t\":\"" + "x".repeat(1_000) + "\"}}, {\"id\":\"last\",\"doc\":{}}]";
        JsonNode problem = server.post("/api/refused/_bulk", batch).problem(400, "bulk_refused");
        assertThat(problem.path("errors").findValuesAsText("item"))
                .containsExactlyInAnyOrder("1", "2", "3", "4", "5", "6", "7", "8", "9", "11", "12");
        for (JsonNode error : problem.path("errors")) {
            assertThat(error.path("id").isTextual()).isTrue();
            assertThat(error.path("reason").asText()).isNotEmpty();
        }
        JsonNode unknown = null;
        for (JsonNode error : problem.path("errors")) {
            unknown = error.path("item").asInt() == 7 ? error : unknown;
        }
        assertThat(unknown.path("id").asText()).isEqualTo("w");
        assertThat(unknown.path("field").asText()).isEqualTo("rout");
        server.get("/api/refused/documents/good").problem(404, "index_not_found");
    }

    @Test
    void withoutAtomicityGoodItemsAreWrittenAndBadOnesReported() {
        JsonNode receipt = server.post(
                        "/api/partly/_bulk?atomic=false",
                        "[{\"id\":\"a\",\"doc\":{}},{\"id\":\"b\",\"doc\":{\"_x\":1}},true,{\"id\":\"c\",\"doc\":{}}]")
                .hasStatus(200)
                .json();
        assertThat(receipt.path("items_received").asInt()).isEqualTo(4);
        assertThat(receipt.path("items_written").asInt()).isEqualTo(2);
        assertThat(receipt.path("errors").findValuesAsText("item")).containsExactlyInAnyOrder("1", "2");
        server.get("/api/partly/documents/c").hasStatus(200);
    }

    @Test
    void malformedJsonRefusesTheWholeBodyWithItsPlace() {
        JsonNode problem = server.post("/api/broken/_bulk", "[{\"id\":\"a\",\"doc\":{}},\n {\"id\":\"b\",}]")
                .problem(400, "malformed_json");
        assertThat(problem.path("line").asInt()).isEqualTo(2);
        assertThat(problem.path("column").asInt()).isBetween(10, 14);
        server.post("/api/broken/_bulk", "[{\"id\":\"a\",\"doc\":{}}").problem(400, "malformed_json");
        server.post("/api/broken/_bulk", "[] x").problem(400, "malformed_json");
        server.post("/api/broken/_bulk", "").problem(400, "malformed_json");
        server.post("/api/broken/_bulk", "{\"id\":\"a\"}").problem(400, "invalid_request");
        JsonNode twice = server.post("/api/broken/_bulk", "[{\"id\":\"a\",\"id\":\"b\",\"doc\":{}}]")
                .problem(400, "malformed_json");
        assertThat(twice.path("detail").asText()).contains("Duplicate member 'id'");
        server.get("/api/broken/_config").problem(404, "index_not_found");
    }

    @Test
    void oneItemMoreThanTheLimitIsTooMany() {
        JsonNode problem = server.post("/api/over/_bulk", items(101)).problem(413, "batch_too_large");
        assertThat(problem.path("limit").asText()).isEqualTo("bulk_items");
        assertThat(problem.path("maximum").asInt()).isEqualTo(100);
        String ids = IntStream.range(0, 101).mapToObj(i -> "\"" + i + "\"").collect(Collectors.joining(","));
        server.post("/api/over/_bulk/delete", "[" + ids + "]").problem(413, "batch_too_large");
        server.post("/api/over/documents/_mget", "{\"ids\":[" + ids + "]}").problem(413, "batch_too_large");
    }

    @Test
    void manyDocumentsAreDeletedAtOnce() {
        server.post("/api/gone/_bulk", items(10)).hasStatus(200);
        server.put("/api/gone/document", "{\"id\":\"r\",\"routing_key\":\"k\",\"doc\":{}}")
                .hasStatus(201);
        JsonNode receipt = server.post(
                        "/api/gone/_bulk/delete",
                        "[\"1\",{\"id\":\"r\",\"routing_key\":\"k\"},{\"id\":\"2\"},\"nowhere\"]")
                .hasStatus(200)
                .json();
        assertThat(receipt.path("items_received").asInt()).isEqualTo(4);
        assertThat(receipt.path("items_deleted").asInt()).isEqualTo(3);
        assertThat(receipt.path("errors")).isEmpty();
        server.post("/api/gone/_bulk/delete", "[]").problem(400, "invalid_request");
        server.post("/api/gone/_bulk/delete", "[{\"routing_key\":\"k\"}]").problem(400, "invalid_request");
        server.post("/api/gone/_bulk/delete", "[\"\"]").problem(400, "bulk_refused");
        server.post("/api/absent/_bulk/delete", "[\"1\"]").problem(404, "index_not_found");
    }

    @Test
    void documentsAreCutOutWhereverTheReadsOfTheBodyEnd() {
        StringBuilder batch = new StringBuilder("[");
        for (int i = 0; i < 90; i++) {
            String filler = "\\u00e9é\\\\\\\"}{][".repeat(i % 17);
            batch.append(i == 0 ? "" : ",")
                    .append("{\"doc\":{\"i\":")
                    .append(i)
                    .append(",\"f\":\"")
                    .append(filler)
                    .append("\"} , \"id\":\"c")
                    .append(i)
                    .append("\"}\n");
        }
        server.post("/api/cut/_bulk", batch.append("]").toString()).hasStatus(200);
        for (int i = 0; i < 90; i++) {
            String filler = "\\u00e9é\\\\\\\"}{][".repeat(i % 17);
            assertThat(server.get("/api/cut/documents/c" + i).text())
                    .endsWith("\"doc\":{\"i\":" + i + ",\"f\":\"" + filler + "\"}}");
        }
    }
}
