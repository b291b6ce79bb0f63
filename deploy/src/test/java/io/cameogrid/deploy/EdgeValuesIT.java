package io.cameogrid.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cameogrid.deploy.config.ConfigLoader;
import io.cameogrid.deploy.config.FlagValue;
import io.cameogrid.deploy.config.Machine;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values at the edges of their types come back as they were sent, are found by themselves, and are in their order. */
class EdgeValuesIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private static Path directory;

    private static RunningNode node;

    @BeforeAll
    static void start() {
        node = NodeWiring.start(new ConfigLoader(directory, directory.resolve("none"), Map.of(), Machine.here())
                .load(Optional.empty(), List.of(new FlagValue("--http-port", "network.http.port", "0")))
                .config());
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    /** The values of one type, as JSON, in ascending order; each becomes a document and an array. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            i64     | -9223372036854775808 -9223372036854775807 -9007199254740993 -1 0 9007199254740992 9007199254740993 9223372036854775807
            u64     | 0 1 9007199254740993 9223372036854775807 9223372036854775808 18446744073709551614 18446744073709551615
            f64     | -1.7976931348623157E308 -1 -4.9E-324 0.0 4.9E-324 2.2250738585072014E-308 0.1 1 9007199254740992 1e300
            date    | "0001-01-01T00:00:00Z" "0001-01-01T00:00:00.000000001Z" "1969-12-31T23:59:59.999999999Z" 0 "2024-06-15T12:30:00.123456788Z" "2024-06-15T12:30:00.123456789Z" "9999-12-31T23:59:59.999999999Z"
            ip      | "::" "::1" "::ffff:0.0.0.0" "10.0.0.1" "255.255.255.255" "2001:db8::1" "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"
            boolean | false true
            string  | "" "A" "a" "a\\u0000" "ab" "\\uff61" "\\ud83d\\ude00"
            """)
    void everyValueIsItself(String type, String values) throws Exception {
        String index = "/api/edges-" + type;
        assertThat(send(
                                "PUT",
                                index + "/_config",
                                "{\"fields\": {\"v\": {\"field_type\": \"" + type + "\"}, \"many\":"
                                        + " {\"field_type\": \"" + type + "\"}}}")
                        .path("acknowledged")
                        .asBoolean())
                .isTrue();
        List<String> all = List.of(values.split(" "));
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            ids.add("k" + i);
            String document = "{\"v\":" + all.get(i) + ",\"many\":[" + all.getFirst() + ",null," + all.get(i) + "]}";
            send("PUT", index + "/documents/k" + i, document);
            assertThat(text("GET", index + "/documents/k" + i, "")).contains(document);
        }
        send("PUT", index + "/documents/none", "{\"v\":null,\"many\":[]}");

        for (int i = 0; i < all.size(); i++) {
            String value = quoted(type, all.get(i));
            assertThat(ids(index, "v:" + value)).as(value).containsExactly("k" + i);
            assertThat(ids(index, "many:" + value)).as(value).contains("k" + i);
            assertThat(ids(index, "v: IN [" + value + "]")).as(value).containsExactly("k" + i);
            if (!type.equals("boolean")) {
                assertThat(ids(index, "v:<" + value + " sort v")).as(value).isEqualTo(ids.subList(0, i));
                assertThat(ids(index, "v:>=" + value + " sort v")).as(value).isEqualTo(ids.subList(i, ids.size()));
            }
        }
        List<String> ascending = new ArrayList<>(ids);
        ascending.add("none");
        assertThat(ids(index, "* sort v limit 100")).isEqualTo(ascending);
        List<String> descending = new ArrayList<>(ids.reversed());
        descending.add("none");
        assertThat(ids(index, "* sort v:desc limit 100")).isEqualTo(descending);
        assertThat(ids(index, "NOT v:*")).containsExactly("none");
    }

    /** As a query spells the JSON value. */
    private static String quoted(String type, String json) throws Exception {
        JsonNode value = new JsonMapper().readTree(json);
        if (json.equals("0") && type.equals("date")) {
            return "1970-01-01";
        }
        return value.isTextual() ? '"' + value.textValue() + '"' : json;
    }

    private static List<String> ids(String index, String query) throws Exception {
        List<String> ids = new ArrayList<>();
        String target = index + "/search?limit=100&q=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
        JsonNode answer = send("GET", target, "");
        assertThat(answer.has("hits")).as("%s: %s", query, answer).isTrue();
        answer.path("hits").forEach(hit -> ids.add(hit.path("id").asText()));
        return ids;
    }

    private static JsonNode send(String method, String path, String body) throws Exception {
        return new JsonMapper().readTree(text(method, path, body));
    }

    private static String text(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(node.address() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
