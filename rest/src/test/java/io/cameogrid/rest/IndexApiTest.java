package io.cameogrid.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexApiTest {
    private static final String SETTINGS = """
            {"description":"books", "shard_count":16, "replicas":2, "routing_field_name":"author",
             "default_fields":["title"],
             "fields":{
               "title":{"field_type":"text","name":"title","fast":true,"tokenizer":"en_stem",
                        "index_record_option":"WithFreqs","description":"the title"},
               "author":{"field_type":"string","indexed":false,"stored":true},
               "isbn":{"field_type":"EXACT","is_shadow":true},
               "pages":{"field_type":"integer"}}}
            """.replace("EXACT", "string");

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
    void anotherNumberOfReplicasIsATask() {
        assertThat(server.put("/api/books/_config", SETTINGS)
                        .hasStatus(200)
                        .json()
                        .has("task"))
                .isFalse();
        JsonNode changing = server.put("/api/books/_config", "{\"replicas\":3}")
                .hasStatus(200)
                .json();
        assertThat(changing.path("task").asText()).isEqualTo(MemoryIndexCatalog.TASK);
    }

    @Test
    void anIndexIsDeclaredAndShown() {
        JsonNode acknowledged =
                server.put("/api/books/_config", SETTINGS).hasStatus(200).json();
        assertThat(acknowledged.path("acknowledged").asBoolean()).isTrue();
        assertThat(acknowledged.path("index").asText()).isEqualTo("books");
        assertThat(acknowledged.path("version").asInt()).isEqualTo(1);
        assertThat(acknowledged.path("shard_count").asInt()).isEqualTo(16);
        assertThat(acknowledged.path("field_names").toString())
                .isEqualTo("[\"id\",\"author\",\"isbn\",\"pages\",\"title\"]");

        JsonNode shown = server.get("/api/books/_config").hasStatus(200).json();
        assertThat(shown.path("index").asText()).isEqualTo("books");
        assertThat(shown.path("name").asText()).isEqualTo("books");
        assertThat(shown.path("version").asInt()).isEqualTo(1);
        assertThat(shown.path("thumbprint").asText()).matches("[0-9a-f]{16}");
        assertThat(shown.path("description").asText()).isEqualTo("books");
        assertThat(shown.path("shard_count").asInt()).isEqualTo(16);
        assertThat(shown.path("replicas").asInt()).isEqualTo(2);
        assertThat(shown.path("field_count").asInt()).isEqualTo(5);
        assertThat(shown.path("status").asText()).isEqualTo("found");
        assertThat(shown.path("fields").get(0).toString())
                .isEqualTo("{\"name\":\"id\",\"type\":\"string\",\"indexed\":true,\"stored\":true,\"fast\":true,"
                        + "\"shadow\":false,\"searchable\":true,\"sortable\":true}");
        assertThat(shown.path("fields").get(4).toString())
                .isEqualTo("{\"name\":\"title\",\"type\":\"text\",\"indexed\":true,\"stored\":false,\"fast\":true,"
                        + "\"shadow\":false,\"searchable\":true,\"sortable\":true,\"tokenizer\":\"en_stem\","
                        + "\"index_record_option\":\"WithFreqs\",\"description\":\"the title\"}");
    }

    @Test
    void everySettingReachesTheCatalog() {
        server.put("/api/books/_config", SETTINGS).hasStatus(200);
        IndexDefinition index = server.catalog.find(IndexName.of("books")).orElseThrow();
        assertThat(index.routingField()).isEqualTo("author");
        assertThat(index.defaultFields()).containsExactly("title");
        FieldDefinition author = index.field("author").orElseThrow();
        assertThat(author.type()).isEqualTo(FieldType.STRING);
        assertThat(author.indexed()).isFalse();
        assertThat(author.stored()).isTrue();
        assertThat(author.fast()).isTrue();
        assertThat(author.origin()).isEqualTo(FieldDefinition.Origin.DECLARED);
        assertThat(index.field("isbn").orElseThrow().shadow()).isTrue();
        assertThat(index.field("pages").orElseThrow().type()).isEqualTo(FieldType.I64);
        assertThat(index.field("title").orElseThrow().tokenizer()).contains("en_stem");
        assertThat(index.field("title").orElseThrow().recordOption()).contains("WithFreqs");
    }

    @Test
    void theThumbprintChangesWithWhatIsAgreedAndOnlyThen() {
        server.put("/api/books/_config", SETTINGS);
        String before =
                server.get("/api/books/_config").json().path("thumbprint").asText();
        server.put("/api/books/_config", SETTINGS);
        assertThat(server.get("/api/books/_config").json().path("thumbprint").asText())
                .isEqualTo(before);
        server.put("/api/books/_config", SETTINGS.replace("\"indexed\":false", "\"indexed\":true"));
        assertThat(server.get("/api/books/_config").json().path("thumbprint").asText())
                .isNotEqualTo(before);
    }

    @Test
    void aContradictionIsAConflictThatNamesTheChanges() {
        server.put("/api/books/_config", "{\"fields\":{\"a\":{\"field_type\":\"text\"}}}")
                .hasStatus(200);
        JsonNode problem = server.put("/api/books/_config", "{\"fields\":{\"a\":{\"field_type\":\"date\"}}}")
                .problem(409, "schema_conflict");
        assertThat(problem.path("changes").toString()).isEqualTo("[\"a\"]");
        assertThat(problem.path("index").asText()).isEqualTo("books");
    }

    @Test
    void aContradictionIsATaskWithReindex() {
        server.put("/api/books/_config", "{\"fields\":{\"a\":{\"field_type\":\"text\"}}}")
                .hasStatus(200);
        JsonNode ordered = server.put(
                        "/api/books/_config?reindex=true", "{\"fields\":{\"a\":{\"field_type\":\"date\"}}}")
                .hasStatus(200)
                .json();
        assertThat(ordered.path("task").asText()).isEqualTo(MemoryIndexCatalog.TASK);
        assertThat(ordered.path("version").asInt()).isEqualTo(1);
        server.put("/api/books/_config?reindex=perhaps", "{}").problem(400, "invalid_parameter");
    }

    @Test
    void aPatchSaysWhatItChanges() {
        server.put("/api/books/_config", SETTINGS).hasStatus(200);
        Answer answer = patch("books", "{\"field_updates\":{\"author\":true,\"title\":true,\"id\":true}}")
                .hasStatus(200);
        assertThat(answer.text())
                .isEqualTo("{\"acknowledged\":true,\"index\":\"books\",\"version\":1,"
                        + "\"updated_fields\":[\"author\"],\"unchanged_fields\":[\"id\",\"title\"],"
                        + "\"task\":\"" + MemoryIndexCatalog.TASK + "\"}");
        assertThat(answer.header("ETag")).contains("\"v1\"");
        assertThat(patch("books", "{\"field_updates\":{\"title\":false}}")
                        .hasStatus(200)
                        .json()
                        .has("task"))
                .isFalse();
        patch("none", "{\"field_updates\":{\"a\":true}}").problem(404, "index_not_found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|400|invalid_request",
                "{\"field_updates\":{}}|400|invalid_request",
                "{\"field_updates\":[]}|400|invalid_request",
                "{\"field_updates\":{\"title\":1}}|400|invalid_request",
                "{\"field_updates\":{\"title\":null}}|400|invalid_request",
                "{\"field_updates\":{\"titel\":true}}|409|schema_conflict",
                "{\"field_updates\":{\"id\":false}}|400|invalid_schema",
                "{\"fields\":{\"title\":true}}|400|unknown_member",
                "[]|400|invalid_request",
                "{\"field_updates\":|400|malformed_json"
            })
    void aPatchThatCannotBeIsRefused(String body, int status, String code) {
        server.put("/api/books/_config", SETTINGS).hasStatus(200);
        patch("books", body).problem(status, code);
    }

    @Test
    void aDefinitionHasATagThatChangesCanNameAsTheirCondition() {
        Answer made = server.put("/api/books/_config", SETTINGS).hasStatus(200);
        assertThat(made.header("ETag")).contains("\"v1\"");
        assertThat(server.get("/api/books/_config").header("ETag")).contains("\"v1\"");
        put("books", "If-Match", "\"v1\"").hasStatus(200);
        JsonNode refused = put("books", "If-Match", "\"v1\"").problem(412, "precondition_failed");
        assertThat(refused.path("version").asInt()).isEqualTo(2);
        put("books", "If-None-Match", "*").problem(412, "precondition_failed");
        put("films", "If-Match", "*").problem(412, "precondition_failed");
        put("films", "If-None-Match", "*").hasStatus(200);
        server.put("/api/books/_config?if_version=1", "{}").problem(412, "precondition_failed");
    }

    private Answer put(String index, String header, String value) {
        return server.send(
                "PUT",
                "/api/" + index + "/_config",
                HttpRequest.BodyPublishers.ofString("{\"description\":\"" + header + "\"}"),
                header,
                value);
    }

    private Answer patch(String index, String body) {
        return server.send("PATCH", "/api/" + index + "/_schema", HttpRequest.BodyPublishers.ofString(body));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"fields\":{\"a\":{}}}|invalid_schema|a",
                "{\"fields\":{\"a\":{\"field_type\":\"txt\"}}}|invalid_schema|a",
                "{\"fields\":{\"a\":{\"field_type\":\"text\",\"name\":\"b\"}}}|invalid_schema|a",
                "{\"fields\":{\"a\":{\"field_type\":\"text\",\"index\":true}}}|unknown_member|index",
                "{\"fields\":{\"a\":\"text\"}}|invalid_request|a",
                "{\"fields\":[]}|invalid_request|fields",
                "{\"fields\":{\"a\":{\"field_type\":\"text\"},\"a\":{\"field_type\":\"text\"}}}|malformed_json|",
                "{\"shard_count\":3}|invalid_schema|shard_count",
                "{\"shard_count\":0}|invalid_schema|shard_count",
                "{\"shard_count\":2048}|invalid_schema|shard_count",
                "{\"replicas\":\"1\"}|invalid_request|replicas",
                "{\"shards\":3}|unknown_member|shards"
            })
    void settingsThatCannotBeUsedAreNamed(String body, String code, String field) {
        JsonNode problem = server.put("/api/books/_config", body).problem(400, code);
        if (field != null) {
            assertThat(problem.path("field").asText()).isEqualTo(field);
        }
        server.get("/api/books/_config").problem(404, "index_not_found");
    }

    @Test
    void indexesAreListedWithTheNodesOnDemand() {
        server.put("/api/b/documents/1", "{\"a\":1}");
        server.put("/api/a/_config", "{\"description\":\"first\",\"shard_count\":2}");
        JsonNode list = server.get("/_indexes").hasStatus(200).json();
        assertThat(list.path("indexes").get(0).toString())
                .isEqualTo("{\"name\":\"a\",\"description\":\"first\",\"document_count\":0,\"index_size_bytes\":4096,"
                        + "\"memory_bytes\":128,\"shard_count\":2,\"field_count\":1,\"fields\":[\"id\"]}");
        assertThat(list.path("indexes").get(1).path("document_count").asInt()).isEqualTo(1);
        assertThat(list.path("total_indexes").asInt()).isEqualTo(2);
        assertThat(list.path("total_shards").asInt()).isEqualTo(10);
        assertThat(list.path("node_id").asText()).isEqualTo("node-1");
        assertThat(list.path("node_name").asText()).isEqualTo("one");
        assertThat(list.path("took_ms").isNumber()).isTrue();
        assertThat(list.has("nodes")).isFalse();
        JsonNode sized = server.get("/_indexes?data_size=true").json();
        assertThat(sized.path("indexes").get(1).path("data_size_bytes").asInt()).isEqualTo(7);
        JsonNode cluster =
                server.get("/_cluster/_indexes?data_size=false").hasStatus(200).json();
        assertThat(cluster.path("nodes").toString()).isEqualTo("[{\"node_id\":\"node-1\",\"node_name\":\"one\"}]");
        assertThat(cluster.path("total_indexes").asInt()).isEqualTo(2);
    }

    @Test
    void anIndexIsDeletedWithItsSchemaUnlessThatIsKept() {
        server.put("/api/books/_config", "{\"fields\":{\"a\":{\"field_type\":\"text\"}}}");
        server.put("/api/books/documents/1", "{}");
        assertThat(server.delete("/api/books?delete_schema=false")
                        .hasStatus(200)
                        .text())
                .isEqualTo("{\"success\":true,\"index\":\"books\",\"deleted_from_shards\":8,\"total_shards\":8,"
                        + "\"errors\":[]}");
        server.get("/api/books/documents/1").problem(404, "document_not_found");
        server.get("/api/books/_config").hasStatus(200);
        server.delete("/api/books").hasStatus(200);
        server.get("/api/books/_config").problem(404, "index_not_found");
        server.delete("/api/books").problem(404, "index_not_found");
    }

    @Test
    void anIndexCanBeCommitted() {
        server.put("/api/books/documents/1", "{}");
        assertThat(server.post("/_admin/index/books/commit", "").hasStatus(200).text())
                .isEqualTo("{\"index\":\"books\",\"shards_total\":8,\"shards_committed\":8,\"errors\":[]}");
        server.post("/_admin/index/none/commit", "").problem(404, "index_not_found");
        server.post("/_admin/index/No/commit", "").problem(400, "invalid_index_name");
    }

    @Test
    void anIndexCanBeVerifiedCopyByCopy() {
        server.put("/api/books/documents/1", "{}");
        assertThat(server.post("/_admin/index/books/_verify", "").hasStatus(200).text())
                .isEqualTo(
                        "{\"index\":\"books\",\"clean\":false,\"partitions\":[{\"partition\":0,\"copies_are\":\"same\","
                                + "\"copies\":[{\"node_id\":\"n1\",\"node_name\":\"one\",\"role\":\"primary\",\"documents\":1,"
                                + "\"checksum\":\"00000000000000ff\",\"indexed\":2,\"missing\":[],\"ghosts\":[\"ghost\"],"
                                + "\"stale\":[],\"unmapped\":2},{\"node_id\":\"n2\",\"node_name\":\"two\",\"role\":\"backup\","
                                + "\"problem\":\"it is being built\"}]}]}");
        server.post("/_admin/index/none/_verify", "").problem(404, "index_not_found");
        server.post("/_admin/index/No/_verify", "").problem(400, "invalid_index_name");
    }
}
