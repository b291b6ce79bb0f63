package io.cameogrid.it.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cameogrid.testkit.ServerProgram;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Data directories of earlier versions are opened with everything in them.
 *
 * <p>Each archive in {@code formats/} is the data directory of a node that was killed after it had acknowledged: films 0
 * to 149 in two batches with a checkpoint between them, every tenth written again, every fifteenth deleted, and one that
 * is routed. From format 3 on each film has a date, its number in nanoseconds behind midnight,
 * and from format 4 on a fast text and a string, both long, that end in 999 less its number. A new format of anything on disk leaves another archive here.
 */
final class EarlierFormatsIT {
    private static final int FILMS = 150;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"microshard-2", "microshard-3", "microshard-4"})
    void aDirectoryOfAnEarlierVersionOpensWithAllThatWasAcknowledged(String archive) throws Exception {
        Path data = directory.resolve("data");
        unpack(archive, data);
        try (ServerProgram server = ServerProgram.start(data, directory.resolve("server.log"), "256m")) {
            JsonNode found = server.search("films", "*", 1_000);
            assertThat(found.path("total_hits").asInt())
                    .isEqualTo(acknowledged().size() + 1);
            TreeMap<String, String> titles = new TreeMap<>();
            found.path("hits")
                    .forEach(hit -> titles.put(
                            hit.path("id").asText(), hit.path("title").asText()));
            TreeMap<String, String> expected = acknowledged();
            expected.put("film-routed", "Film number 1000");
            assertThat(titles).isEqualTo(expected);

            assertThat(server.search("films", "title:again AND kind:even AND n:>=40", 0)
                            .path("total_hits")
                            .asInt())
                    .as("films 40, 50, 70, 80, 100, 110, 130 and 140, by index")
                    .isEqualTo(8);
            assertThat(server.get("/api/films/documents/film-40")
                            .body()
                            .path("version")
                            .asInt())
                    .as("one write, and one again")
                    .isEqualTo(2);
            assertThat(server.get("/api/films/documents/film-45").status()).isEqualTo(404);
            if (!archive.equals("microshard-2")) {
                assertThat(server.search("films", "at:>2024-06-15T00:00:00.000000148Z", 0)
                                .path("total_hits")
                                .asInt())
                        .as("film 149 and the one that is routed: as it was indexed, a date knew no nanoseconds")
                        .isEqualTo(2);
            }
            if (archive.equals("microshard-4")) {
                for (String field : List.of("plot", "label")) {
                    assertThat(server.search("films", "NOT n:1000 sort " + field, 2)
                                    .path("hits")
                                    .findValuesAsText("n"))
                            .as("by %s, of which the index knew only the beginning, or nothing", field)
                            .containsExactly("149", "148");
                }
            }
            assertThat(server.lines()).noneMatch(line -> line.contains(" ERROR "));
        }
    }

    private static TreeMap<String, String> acknowledged() {
        TreeMap<String, String> titles = new TreeMap<>();
        IntStream.range(0, FILMS)
                .filter(film -> film % 15 != 0)
                .forEach(film -> titles.put("film-" + film, "Film number " + film + (film % 10 == 0 ? " again" : "")));
        return titles;
    }

    private static void unpack(String archive, Path target) throws IOException {
        try (InputStream in = EarlierFormatsIT.class.getResourceAsStream("/formats/" + archive + ".zip");
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = target.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(zip, file);
                }
            }
        }
    }
}
