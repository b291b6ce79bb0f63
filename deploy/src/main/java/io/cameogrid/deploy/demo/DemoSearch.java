package io.cameogrid.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One search of the demonstration and what it must find.
 *
 * @param title what it shows
 * @param query in the query language, without single quotes so that a shell takes it
 * @param least hits that there must be in all
 * @param most hits that there may be in all
 * @param ids documents that must be among the hits returned
 */
record DemoSearch(String title, String query, long least, long most, List<String> ids) {
    DemoSearch {
        if (query.contains("'")) {
            throw new IllegalArgumentException("a single quote would end the shell's: " + query);
        }
        ids = List.copyOf(ids);
    }

    static DemoSearch exactly(long hits, String title, String query, String... ids) {
        return new DemoSearch(title, query, hits, hits, List.of(ids));
    }

    static DemoSearch atLeast(long hits, String title, String query, String... ids) {
        return new DemoSearch(title, query, hits, Long.MAX_VALUE, List.of(ids));
    }

    /** Why an answer is not what it must be, or empty if it is. */
    Optional<String> complaint(JsonNode answer) {
        long total = answer.path("total_hits").asLong(-1);
        if (total < least || total > most) {
            return Optional.of("expected " + (least == most ? "" : "at least ") + least + " hits, got " + total);
        }
        List<String> missing = new ArrayList<>(ids);
        answer.path("hits").forEach(hit -> missing.remove(hit.path("id").asText()));
        return missing.isEmpty() ? Optional.empty() : Optional.of("not among the hits: " + String.join(", ", missing));
    }
}
