package io.cameogrid.deploy.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BooksDataTest {
    private final BooksData books = new BooksData();

    @Test
    void everyBookHasItsOwnIdAndTheFieldsThatTheSearchesUse() throws Exception {
        List<JsonNode> lines = lines();

        assertThat(lines).hasSizeGreaterThan(500).hasSize((int) books.count());
        assertThat(lines).extracting(line -> line.path("id").asText()).doesNotHaveDuplicates();
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.path("id").asText()).matches("[a-z0-9-]+");
            JsonNode book = line.path("doc");
            assertThat(book.path("title").asText()).isNotBlank();
            assertThat(book.path("authors").isArray()).isTrue();
            assertThat(book.path("genres").isArray()).isTrue();
            assertThat(book.path("year").isInt()).isTrue();
            assertThat(book.path("language").asText()).isNotBlank();
            assertThat(book.path("description").asText()).isNotBlank();
        });
    }

    @Test
    void searchesNameBooksThatAreThere() throws Exception {
        List<String> ids =
                lines().stream().map(line -> line.path("id").asText()).toList();

        assertThat(books.searches())
                .hasSize(6)
                .allSatisfy(search -> assertThat(ids).containsAll(search.ids()));
    }

    private List<JsonNode> lines() throws Exception {
        List<JsonNode> lines = new ArrayList<>();
        JsonMapper json = new JsonMapper();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(books.open(), StandardCharsets.UTF_8))) {
            for (String line : reader.lines().toList()) {
                lines.add(json.readTree(line));
            }
        }
        return lines;
    }
}
