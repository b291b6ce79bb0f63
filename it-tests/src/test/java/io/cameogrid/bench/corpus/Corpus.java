package io.cameogrid.bench.corpus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Documents of one kind, and what their fields are. */
public record Corpus(String name, List<BenchDocument> documents, CorpusShape shape) {
    public Corpus {
        documents = List.copyOf(documents);
        if (documents.isEmpty()) {
            throw new IllegalArgumentException("The corpus " + name + " has no documents");
        }
    }

    static Corpus of(String name, List<BenchDocument> documents) {
        return new Corpus(name, documents, CorpusShape.of(documents));
    }

    /** The lines of an NDJSON file, each an object with a member {@code id}. */
    public static Corpus read(Path file, int limit) {
        List<BenchDocument> documents = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            String line = lines.readLine();
            while (line != null && documents.size() < limit) {
                byte[] json = line.getBytes(StandardCharsets.UTF_8);
                documents.add(new BenchDocument(id(json, file, documents.size() + 1), json));
                line = lines.readLine();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(file.getFileName().toString(), documents);
    }

    /** Bytes of all documents as JSON. */
    public long jsonBytes() {
        return documents.stream().mapToLong(document -> document.json().length).sum();
    }

    private static String id(byte[] json, Path file, int line) {
        String[] id = {""};
        JsonLeaves.walk(json, (path, value) -> {
            if (path.equals("id")) {
                id[0] = value.getText();
            }
        });
        if (id[0].isEmpty()) {
            throw new IllegalArgumentException(file + ", line " + line + ": no id; every document needs one");
        }
        return id[0];
    }
}
