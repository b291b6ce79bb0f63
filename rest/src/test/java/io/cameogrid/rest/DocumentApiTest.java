package io.cameogrid.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DocumentApiTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aDocumentIsCreatedThenUpdatedAndItsVersionCounts() {
        Answer created =
                server.put("/api/books/documents/1", "{\"title\":\"one\"}").hasStatus(201);
        assertThat(created.json().path("id").asText()).isEqualTo("1");
        assertThat(created.json().path("result").asText()).isEqualTo("created");
        assertThat(created.json().path("version").asInt()).isEqualTo(1);
        assertThat(created.json().path("shard_id").isInt()).isTrue();
        assertThat(created.header("ETag")).contains("\"v1\"");

        Answer updated =
                server.put("/api/books/documents/1", "{\"title\":\"two\"}").hasStatus(200);
        assertThat(updated.json().path("result").asText()).isEqualTo("updated");
        assertThat(updated.json().path("version").asInt()).isEqualTo(2);
        assertThat(updated.header("ETag")).contains("\"v2\"");
    }

    @Test
    void theEnvelopeOfCameoDbWritesTheSame() {
        Answer created = server.put("/api/books/document", "{\"id\":\"e/1\",\"doc\":{\"a\":[1, 2.50]}}")
                .hasStatus(201);
        assertThat(created.json().path("result").asText()).isEqualTo("created");
        server.put("/api/books/document", "{\"doc\":{\"a\":2},\"routing_key\":null,\"id\":\"e/1\"}")
                .hasStatus(200);
        assertThat(server.get("/api/books/documents/e%2F1")
                        .json()
                        .path("version")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void aDocumentComesBackByteForByte() {
        String odd = "{ \"b\" : 1.50,\t\"a\":\"\\u00e9\\/\",\"n\":{},\"l\":[ ] }";
        server.put("/api/books/document", "{\"id\":\"bytes\", \"doc\":" + odd + " }")
                .hasStatus(201);
        assertThat(server.get("/api/books/documents/bytes").text())
                .isEqualTo("{\"id\":\"bytes\",\"version\":1,\"doc\":" + odd + "}");
        server.put("/api/books/documents/bytes", "\n " + odd + " \n").hasStatus(200);
        assertThat(server.get("/api/books/documents/bytes").text())
                .isEqualTo("{\"id\":\"bytes\",\"version\":2,\"doc\":" + odd + "}");
    }

    @Test
    void headTellsWhetherADocumentIsThereWithoutSendingIt() {
        server.put("/api/books/documents/head", "{}").hasStatus(201);
        Answer there = server.send("HEAD", "/api/books/documents/head", HttpRequest.BodyPublishers.noBody());
        assertThat(there.status()).isEqualTo(200);
        assertThat(there.header("ETag")).contains("\"v1\"");
        assertThat(there.body()).isEmpty();
        Answer absent = server.send("HEAD", "/api/books/documents/nowhere", HttpRequest.BodyPublishers.noBody());
        assertThat(absent.status()).isEqualTo(404);
        assertThat(absent.body()).isEmpty();
    }

    @Test
    void aDocumentThatIsNotThereIsNotFound() {
        server.put("/api/books/documents/there", "{}");
        JsonNode problem = server.get("/api/books/documents/nowhere").problem(404, "document_not_found");
        assertThat(problem.path("index").asText()).isEqualTo("books");
        assertThat(problem.path("id").asText()).isEqualTo("nowhere");
        assertThat(server.get("/api/nobooks/documents/1")
                        .problem(404, "index_not_found")
                        .path("index")
                        .asText())
                .isEqualTo("nobooks");
    }

    @Test
    void deletingSaysWhetherThereWasSomething() {
        server.put("/api/books/documents/gone", "{}").hasStatus(201);
        JsonNode deleted =
                server.delete("/api/books/documents/gone").hasStatus(200).json();
        assertThat(deleted.path("result").asText()).isEqualTo("deleted");
        assertThat(deleted.path("version").asInt()).isEqualTo(1);
        assertThat(server.delete("/api/books/document?id=gone")
                        .hasStatus(200)
                        .json()
                        .path("result")
                        .asText())
                .isEqualTo("not_found");
        server.put("/api/books/documents/a%26b+c", "{}").hasStatus(201);
        assertThat(server.delete("/api/books/document?id=a%26b%2Bc")
                        .json()
                        .path("result")
                        .asText())
                .isEqualTo("deleted");
    }

    @Test
    void aRoutedDocumentIsFoundByItsRoutingKey() {
        server.put("/api/books/document", "{\"id\":\"r\",\"routing_key\":\"k\",\"doc\":{}}")
                .hasStatus(201);
        server.get("/api/books/documents/r").problem(404, "document_not_found");
        server.get("/api/books/documents/r?routing_key=k").hasStatus(200);
        server.put("/api/books/documents/r?routing_key=k", "{}").hasStatus(200);
        assertThat(server.delete("/api/books/document?id=r&routing_key=k")
                        .json()
                        .path("version")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void conditionsDecideWhetherAWriteTakesPlace() {
        String path = "/api/books/documents/conditional";
        server.put(path, "{}", "If-Match", "*").problem(412, "precondition_failed");
        server.put(path, "{}", "If-None-Match", "*").hasStatus(201);
        server.put(path, "{}", "If-None-Match", "*").problem(412, "precondition_failed");
        server.put(path, "{}", "If-Match", "\"v1\"").hasStatus(200);
        server.put(path, "{}", "If-Match", "\"v1\"").problem(412, "precondition_failed");
        server.put(path, "{}", "If-Match", "W/\"v2\"").problem(412, "precondition_failed");
        server.put(path, "{}", "If-Match", "*").hasStatus(200);
        server.put(path + "?if_version=3", "{}").hasStatus(200);
        server.put(path + "?if_version=3", "{}").problem(412, "precondition_failed");
        server.delete(path, "If-Match", "\"v1\"").problem(412, "precondition_failed");
        server.delete(path + "?if_version=4").hasStatus(200);
        server.delete(path, "If-Match", "\"v4\"").problem(412, "precondition_failed");
    }

    @Test
    void conditionsThatMakeNoSenseAreRefusedByName() {
        String path = "/api/books/documents/nonsense";
        server.put(path, "{}", "If-Match", "\"v1\", \"v2\"").problem(400, "invalid_parameter");
        server.put(path, "{}", "If-None-Match", "\"v1\"").problem(400, "invalid_parameter");
        server.put(path, "{}", "If-Match", "*", "If-None-Match", "*").problem(400, "invalid_parameter");
        JsonNode problem = server.put(path + "?if_version=one", "{}").problem(400, "invalid_parameter");
        assertThat(problem.path("parameter").asText()).isEqualTo("if_version");
    }

    @Test
    void aReaderThatHasTheVersionGetsNothing() {
        String path = "/api/books/documents/cached";
        server.put(path, "{}");
        Answer same = server.get(path, "If-None-Match", "\"v9\", W/\"v1\"").hasStatus(304);
        assertThat(same.body()).isEmpty();
        assertThat(same.header("ETag")).contains("\"v1\"");
        server.get(path, "If-None-Match", "\"v2\"").hasStatus(200);
        server.get(path, "If-Match", "\"v1\"").hasStatus(200);
        server.get(path, "If-Match", "\"v2\"").problem(412, "precondition_failed");
    }

    @Test
    void manyDocumentsComeInTheOrderAsked() {
        server.put("/api/many/documents/a", "{\"n\":1}");
        server.put("/api/many/document", "{\"id\":\"b\",\"routing_key\":\"r\",\"doc\":{\"n\":2}}");
        String ids = "{\"ids\":[\"b\",\"a\",{\"id\":\"b\",\"routing_key\":\"r\"},\"a\"]}";
        JsonNode docs = server.post("/api/many/documents/_mget", ids)
                .hasStatus(200)
                .json()
                .path("docs");
        assertThat(docs).hasSize(4);
        assertThat(docs.get(0).toString()).isEqualTo("{\"id\":\"b\",\"found\":false}");
        assertThat(docs.get(1).toString()).isEqualTo("{\"id\":\"a\",\"found\":true,\"version\":1,\"doc\":{\"n\":1}}");
        assertThat(docs.get(2).path("doc").path("n").asInt()).isEqualTo(2);
        assertThat(docs.get(3)).isEqualTo(docs.get(1));
        server.post("/api/many/documents/_mget", "{}").problem(400, "invalid_request");
        server.post("/api/many/documents/_mget", "{\"ids\":[1]}").problem(400, "invalid_request");
        server.post("/api/many/documents/_mget", "{\"ids\":[\"\"]}").problem(400, "invalid_id");
        server.post("/api/nomany/documents/_mget", "{\"ids\":[\"a\"]}").problem(404, "index_not_found");
    }

    @Test
    void aDocumentMayHaveTheIdOfTheEndpointForMany() {
        server.put("/api/many/documents/_mget", "{\"odd\":true}").hasStatus(201);
        assertThat(server.get("/api/many/documents/_mget")
                        .json()
                        .path("doc")
                        .path("odd")
                        .asBoolean())
                .isTrue();
        server.get("/api/many/documents/_mget", "Accept", "text/plain, */*").hasStatus(200);
        server.delete("/api/many/documents/_mget").hasStatus(200);
    }

    @Test
    void aBadDocumentIsRefusedWithFieldExpectedAndGot() {
        JsonNode id = server.put("/api/books/documents/x", "{\"id\":\"y\"}").problem(400, "invalid_document");
        assertThat(id.path("field").asText()).isEqualTo("id");
        assertThat(id.path("expected").asText()).isNotEmpty();
        assertThat(id.path("got").asText()).isNotEmpty();
        server.put("/api/books/documents/x", "{\"_reserved\":1}").problem(400, "invalid_document");
        server.put("/api/books/documents/x", "[1]").problem(400, "invalid_document");
        server.put("/api/books/document", "{\"id\":\"x\",\"doc\":7}").problem(400, "invalid_document");
    }

    @Test
    void whatAnEnvelopeLacksIsNamed() {
        JsonNode noId = server.put("/api/books/document", "{\"doc\":{}}").problem(400, "invalid_request");
        assertThat(noId.path("field").asText()).isEqualTo("id");
        JsonNode noDoc = server.put("/api/books/document", "{\"id\":\"x\"}").problem(400, "invalid_request");
        assertThat(noDoc.path("field").asText()).isEqualTo("doc");
        JsonNode wrong =
                server.put("/api/books/document", "{\"id\":5,\"doc\":{}}").problem(400, "invalid_request");
        assertThat(wrong.path("detail").asText()).contains("'id' must be a string, but is a number");
        JsonNode unknown = server.put("/api/books/document", "{\"id\":\"x\",\"docs\":{},\"doc\":{}}")
                .problem(400, "unknown_member");
        assertThat(unknown.path("field").asText()).isEqualTo("docs");
        assertThat(unknown.path("detail").asText()).contains("did you mean 'doc'?");
        server.put("/api/books/document", "{\"id\":\"\",\"doc\":{}}").problem(400, "invalid_id");
        server.put("/api/books/document", "\"text\"").problem(400, "invalid_request");
    }
}
