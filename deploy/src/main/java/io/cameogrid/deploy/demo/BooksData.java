package io.cameogrid.deploy.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Some hundred well-known books, described for this demonstration. */
public final class BooksData implements DemoData {
    @Override
    public String index() {
        return "books";
    }

    @Override
    public String title() {
        return "well-known books";
    }

    @Override
    public long count() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(open(), StandardCharsets.UTF_8))) {
            return lines.lines().count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public InputStream open() {
        return Optional.ofNullable(BooksData.class.getResourceAsStream("books.ndjson"))
                .orElseThrow(() -> new IllegalStateException("books.ndjson is missing from the jar"));
    }

    @Override
    public List<DemoSearch> searches() {
        return List.of(
                DemoSearch.exactly(
                        6, "Full text: both words, in any field", "love war", "hemingway-for-whom-bell-tolls"),
                DemoSearch.exactly(3, "A phrase, its words side by side", "\"falls in love\"", "orwell-1984"),
                DemoSearch.exactly(
                        8,
                        "Boolean operators, a range, and the oldest first",
                        "genres:dystopia AND year:[1930 TO 1969] sort year:asc",
                        "huxley-brave-new-world"),
                DemoSearch.exactly(
                        3,
                        "A path into nested objects",
                        "series.name:\"sherlock holmes\" sort series.number:asc",
                        "doyle-study-in-scarlet"),
                DemoSearch.exactly(
                        9,
                        "Has an award, was not written in English, the newest first",
                        "awards:* NOT language:English year:>=2001 sort year:desc",
                        "shree-tomb-of-sand"),
                DemoSearch.exactly(
                        6,
                        "The beginning of a word, and only some fields",
                        "title:wind* return title, authors, year",
                        "rothfuss-name-of-the-wind"));
    }
}
