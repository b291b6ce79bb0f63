package io.cameogrid.deploy.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JdkDataTest {
    @Test
    void everyPublicClassOfTheJdkIsADocument() throws Exception {
        JdkData jdk = new JdkData();
        Map<String, JsonNode> documents = new HashMap<>();
        JsonMapper json = new JsonMapper();
        long lines = 0;
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(jdk.open(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                JsonNode node = json.readTree(line);
                documents.put(node.path("id").asText(), node.path("doc"));
                lines++;
            }
        }

        assertThat(lines).isEqualTo(jdk.count()).isGreaterThan(5_000);
        assertThat(documents).hasSize((int) lines);
        assertThat(jdk.searches())
                .allSatisfy(search -> assertThat(documents.keySet()).containsAll(search.ids()));
        assertThat(documents.get("java.util.Map.Entry").toString())
                .startsWith("{\"module\":\"java.base\",\"package\":\"java.util\",\"name\":\"Map.Entry\","
                        + "\"kind\":\"interface\",\"modifiers\":[\"public\"]");
        assertThat(documents.get("java.util.concurrent.ConcurrentSkipListMap").toString())
                .contains("\"kind\":\"class\"", "\"superclass\":\"java.util.AbstractMap\"")
                .contains("\"java.util.concurrent.ConcurrentNavigableMap\"");
        assertThat(documents.get("java.time.Duration").toString())
                .contains("{\"name\":\"plus\",\"parameters\":[\"java.time.Duration\"],"
                        + "\"returns\":\"java.time.Duration\"}");
        assertThat(documents).doesNotContainKey("java.util.HashMap.Node");
    }
}
