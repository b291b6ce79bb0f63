package io.cameogrid.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the user's page on the query language promises: its tables of examples and its grammar. */
final class DocumentedQueries {

    private static final Path PAGE = Path.of("..", "docs", "query-language.md");

    private DocumentedQueries() {}

    /** A row of a table: a query and what the page says of it. */
    record Row(String query, String outcome) {}

    static List<Row> examples() {
        return rows("## Examples");
    }

    static List<Row> errors() {
        return rows("## Errors");
    }

    static List<String> exampleQueries() {
        return examples().stream().map(Row::query).toList();
    }

    /** The lines of the fenced block of the grammar. */
    static String grammar() {
        String section = section("## Grammar");
        int start = section.indexOf("```ebnf\n") + "```ebnf\n".length();
        return section.substring(start, section.indexOf("```", start));
    }

    private static List<Row> rows(String heading) {
        List<Row> rows = new ArrayList<>();
        for (String line : section(heading).lines().toList()) {
            if (line.startsWith("| `")) {
                String[] cells = line.split("(?<!\\\\)\\|");
                String query = cells[1].strip().replace("\\|", "|");
                rows.add(new Row(query.substring(1, query.length() - 1), cells[2].strip()));
            }
        }
        return rows;
    }

    private static String section(String heading) {
        try (Stream<String> lines = Files.lines(PAGE)) {
            List<String> section = lines.dropWhile(line -> !line.equals(heading))
                    .skip(1)
                    .takeWhile(line -> !line.startsWith("## "))
                    .toList();
            return String.join("\n", section);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
