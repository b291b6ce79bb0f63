package io.cameogrid.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/** What a server answered. */
record Answer(int status, Function<String, Optional<String>> headers, byte[] body) {
    private static final JsonMapper MAPPER = new JsonMapper();

    Optional<String> header(String name) {
        return headers.apply(name);
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    JsonNode json() {
        try {
            return MAPPER.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON: " + text(), e);
        }
    }

    Answer hasStatus(int expected) {
        assertThat(status).as(text()).isEqualTo(expected);
        return this;
    }

    /** Checks everything that every problem document has, and gives it. */
    JsonNode problem(int expected, String code) {
        hasStatus(expected);
        assertThat(header("Content-Type")).contains("application/problem+json");
        JsonNode problem = json();
        assertThat(problem.path("code").asText()).as(text()).isEqualTo(code);
        assertThat(problem.path("type").asText()).isEqualTo("https://cameogrid.io/errors/" + code);
        assertThat(problem.path("status").asInt()).isEqualTo(expected);
        assertThat(problem.path("title").asText()).isNotEmpty();
        assertThat(problem.path("error").asText())
                .isEqualTo(problem.path("title").asText());
        assertThat(problem.path("detail").asText()).isNotEmpty();
        assertThat(header("X-Request-Id")).contains(problem.path("instance").asText());
        assertThat(text()).doesNotContain("Exception", "io.cameogrid.rest", "org.eclipse", "com.fasterxml");
        return problem;
    }
}
