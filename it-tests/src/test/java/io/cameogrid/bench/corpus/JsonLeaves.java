package io.cameogrid.bench.corpus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Walks through the values of a JSON document, each with its path: names joined with dots, arrays left out. */
public final class JsonLeaves {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonLeaves() {}

    /** Looks at one value; the parser stands on its token. */
    @FunctionalInterface
    public interface Visitor {
        void visit(String path, JsonParser value) throws IOException;
    }

    public static void walk(byte[] document, Visitor visitor) {
        try (JsonParser parser = JSON.createParser(document)) {
            walk(parser, visitor);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void walk(JsonParser parser, Visitor visitor) throws IOException {
        Deque<String> outer = new ArrayDeque<>();
        String prefix = "";
        String path = "";
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            switch (token) {
                case FIELD_NAME -> path = prefix.isEmpty() ? parser.currentName() : prefix + "." + parser.currentName();
                case START_OBJECT -> {
                    outer.push(prefix);
                    prefix = path;
                }
                case END_OBJECT -> {
                    path = prefix;
                    prefix = outer.pop();
                }
                case START_ARRAY, END_ARRAY, VALUE_NULL -> {}
                default -> visitor.visit(path, parser);
            }
        }
    }
}
