package io.cameogrid.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cameogrid.deploy.config.ConfigLoader;
import io.cameogrid.deploy.config.FlagValue;
import io.cameogrid.deploy.config.Machine;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a new user sends by mistake or out of curiosity: an answer, or a problem that says what to do; never a defect. */
class BadInputIT {
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private static Path directory;

    private static RunningNode node;

    @BeforeAll
    static void start() throws Exception {
        node = NodeWiring.start(new ConfigLoader(directory, directory.resolve("none"), Map.of(), Machine.here())
                .load(Optional.empty(), List.of(new FlagValue("--http-port", "network.http.port", "0")))
                .config());
        accepted("PUT", "/api/things/_config", """
                {"fields": {"title": {"field_type": "text", "fast": true}, "tag": {"field_type": "string"}, "cat": {"field_type": "facet"}, "hash": {"field_type": "bytes"},
                  "label": {"field_type": "string"}, "path": {"field_type": "string"}}}""");
        accepted("PUT", "/api/things/document", """
                {"id": "a", "doc": {"title": "red fox", "tag": "wild", "cat": "/electronics/phones", "hash": [1, 2], "price": 10.5,
                  "label": "Music", "path": "/cats", "day": "2024-06-15", "at": "2024-06-15T10:00:00Z", "addr": "10.0.0.1",
                  "meta": {"color": "red"}, "orders": [{"items": [{"sku": "A1"}]}], "k8s:node": "a1"}}""");
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void everyExampleOfTheLanguageIsAnsweredAndEveryTruncationIsAnsweredOrRefused() throws Exception {
        int examples = 0;
        for (String line : ProjectFiles.text("docs/query-language.md").lines().toList()) {
            String[] cells = line.split("(?<!\\\\)\\|");
            if (!line.startsWith("| `") || cells[1].isBlank()) {
                continue;
            }
            String query = cells[1].strip().replace("\\|", "|");
            query = query.substring(1, query.length() - 1);
            boolean error = cells[2].contains(" at ") && cells[2].contains(": expected ");
            examples++;
            assertThat(search(query).statusCode()).as(query).isEqualTo(error ? 400 : 200);
            for (int end = 0; end < query.length(); end++) {
                answered(query.substring(0, end), search(query.substring(0, end)));
                answered(query.substring(end), search(query.substring(end)));
            }
        }
        assertThat(examples).isGreaterThan(70);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\u0000",
                "title:\\u0000",
                "\\ud800",
                "title:\\udc00*",
                "\\ud83d\\ude00",
                "__proto__:x",
                ".:x",
                "a..b:x",
                ":x",
                "\\\"\\\":x",
                "title:\\u0301\\u0301",
                "\\u202e\\ufeff",
                "${jndi:ldap://x}",
                "' OR 1=1 --",
                "title:../../etc/passwd"
            })
    void anyCharactersMayComeInAQuery(String query) throws Exception {
        for (String lenient : List.of("true", "false")) {
            answered(
                    query,
                    send("POST", "/api/things/search", "{\"query\": \"" + query + "\", \"lenient\": " + lenient + "}"));
            answered(query, send("POST", "/api/things/_validate_query", "{\"query\": \"" + query + "\"}"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0301", "9", "(", "title:", "é", "\uD83D\uDE00", "a*", "/", "\"", "x y "})
    void queriesOfAnyLengthAreAnsweredOrRefused(String piece) throws Exception {
        for (int length : List.of(5_000, 65_536, 1_000_000)) {
            String run = piece.repeat(length / piece.length());
            for (String query : List.of(run, "price:" + run, "title:" + run, "cat:/" + run, "addr:" + run)) {
                answered(piece, send("POST", "/api/things/search", JSON.writeValueAsString(Map.of("query", query))));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"\": 1}",
                "{\".\": 1}",
                "{\"a..b\": 1}",
                "{\"a.\": 1}",
                "{\".a\": {\"b.\": 1}}",
                "{\"__proto__\": {\"x\": 1}}",
                "{\"constructor\": 1}",
                "{\"o\": {\"__proto__\": {\"x\": 1}}}",
                "{\"\\ud83d\\ude00\": \"smile\"}",
                "{\"\\ud800\": 1}",
                "{\"\\u0000\": 1}",
                "{\"a\": \"\\ud800\"}",
                "{\"a\": \"\\u0000\"}",
                "{\"a\": 1, \"a\": 2}",
                "{\"a\": NaN}",
                "{\"a\": 01}",
                "{\"a\": 1e999999999}",
                "{\"addr\": \"10.0.0.256\"}",
                "{\"cat\": \"phones\"}",
                "{\"cat\": [\"/a\", \"/\"]}",
                "{\"hash\": [1, 256]}",
                "{\"hash\": [\"AA==\", 1]}",
                "{\"hash\": \"A\"}",
                "{\"day\": \"0000-01-01\"}",
                "{\"day\": 1e3}",
                "[]",
                "null",
                "\"text\"",
                "",
                "{"
            })
    void anyDocumentIsTakenOrRefused(String document) throws Exception {
        answered(document, send("PUT", "/api/things/documents/x", document));
        answered(document, send("POST", "/api/things/_bulk", "[{\"id\": \"x\", \"doc\": " + document + "}]"));
        answered(document, search("*"));
    }

    @Test
    void documentsOfAnySizeOfNameNumberAndTextAreTakenOrRefused() throws Exception {
        for (String document : List.of(
                "{\"" + "n".repeat(65_536) + "\": 1}",
                "{\"" + "\u00e9".repeat(600) + "\": 1}",
                "{\"" + "a.".repeat(30_000) + "b\": 1}",
                "{\"big\": " + "9".repeat(5_000) + "}",
                "{\"price\": -" + "9".repeat(5_000) + "}",
                "{\"price\": 0." + "9".repeat(5_000) + "}",
                "{\"title\": \"a" + "\u0301".repeat(1_000_000) + "\"}",
                "{\"tag\": \"" + "t".repeat(1_000_000) + "\"}",
                "{\"cat\": \"" + "/c".repeat(100_000) + "\"}",
                "{\"hash\": \"" + "AAAA".repeat(200_000) + "\"}",
                "{\"addr\": \"" + ":".repeat(100_000) + "\"}",
                "{\"a\": " + "[".repeat(5_000) + "]".repeat(5_000) + "}",
                "{\"a\": " + "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000) + "}")) {
            answered(document.substring(0, 40), send("PUT", "/api/things/documents/y", document));
            answered(document.substring(0, 40), search("title:a*"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a/b", "100%", "line\nbreak", "a b", "\u0000", "?", "#", "é", "\uD83D\uDE00", "..a", "+", "a%2Fb"
            })
    void anIdIsAnyText(String id) throws Exception {
        String path = "/api/ids/documents/"
                + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
        assertThat(send("PUT", path, "{\"n\": 1}").statusCode()).as(id).isEqualTo(201);
        HttpResponse<String> found = send("GET", path, "");
        assertThat(found.statusCode()).as(id).isEqualTo(200);
        assertThat(JSON.readTree(found.body()).path("id").asText()).isEqualTo(id);
        assertThat(send("DELETE", path, "").statusCode()).as(id).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/ids/documents/.",
                "/api/ids/documents/%2E%2E",
                "/api/ids/documents/%",
                "/api/ids/documents/%zz",
                "/api/ids/documents/%C0%80",
                "/api/ids/documents/%00",
                "/api/%2e%2e/search",
                "/api/UPPER/search?q=a",
                "/api/things/search?q=%",
                "/api/things/search?q=%FF",
                "/api/things/search?q=a&limit=-1",
                "/api/things/search?limit=5"
            })
    void anyAddressIsAnsweredOrRefused(String address) throws Exception {
        // Java's client would refuse some of them itself.
        assertThat(RawHttp.get(node.address(), address)).as(address).isBetween(200, 499);
    }

    private static void accepted(String method, String path, String body) throws Exception {
        assertThat(send(method, path, body).statusCode()).as(path).isBetween(200, 299);
    }

    private static HttpResponse<String> search(String query) throws Exception {
        return send("GET", "/api/things/search?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8), "");
    }

    private static HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest.BodyPublisher publisher =
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(node.address() + path))
                        .method(method, publisher)
                        .header("Content-Type", "application/json")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Success, or a refusal that is the client's to mend and says what. */
    private static void answered(String input, HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as("%s: %s", input, answer.body()).isLessThan(500);
        JsonNode body = JSON.readTree(answer.body());
        if (answer.statusCode() >= 400) {
            assertThat(body.path("detail").asText()).as(input).isNotBlank().hasSizeLessThan(4_000);
            assertThat(body.path("code").asText()).as(input).isNotBlank();
        }
    }
}
