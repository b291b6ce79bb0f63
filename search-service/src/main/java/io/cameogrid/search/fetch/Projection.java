package io.cameogrid.search.fetch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Leaves of a document what was asked for, in the order asked, by copying the bytes of its values.
 *
 * <p>A path goes into objects, through arrays of them, and keeps the document's shape: {@code meta.color} leaves
 * {@code {"meta":{"color":"red"}}}. A member whose own name holds dots is found by that spelling too. What the document
 * does not have is left out. A star in a path stands for anything, dots included; then what is left is in the document's own
 * order. Immutable.
 */
public final class Projection {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MOST_FIELDS = 1_000;
    private static final int MOST_CHARACTERS = 65_536;
    private static final int MOST_CHARACTERS_OF_PATTERNS = 4_096;
    /** Each is tried at every character of every path of a document. */
    private static final int MOST_STARS = 64;

    private static final int DEEPEST = 64;

    private final Optional<Copying> copying;

    private Projection(Optional<Copying> copying) {
        this.copying = copying;
    }

    /** How what was asked for is copied; the parser stands on the document's opening brace. */
    private interface Copying {
        void copy(byte[] document, JsonParser parser, ByteArrayOutputStream out) throws IOException;
    }

    /** @param fields the paths and patterns; none for whole documents */
    public static Projection of(List<String> fields) {
        if (fields.isEmpty()) {
            return new Projection(Optional.empty());
        }
        if (fields.stream().anyMatch(field -> field.indexOf('*') >= 0)) {
            PathPatterns patterns = new PathPatterns(fields);
            return new Projection(
                    Optional.of((document, parser, out) -> new PatternCopy(document, parser, patterns).run(out)));
        }
        Shape root = new Shape();
        fields.forEach(root::add);
        return new Projection(Optional.of((document, parser, out) -> new Copy(document, parser).object(root, out)));
    }

    /** @throws CameoGridException INVALID_PARAMETER if that is more than a projection can be made of */
    public static void check(List<String> fields) {
        if (fields.size() > MOST_FIELDS) {
            throw refusal("'fields' has " + fields.size() + " paths; at most " + MOST_FIELDS + " are taken");
        }
        long characters = 0;
        for (String field : fields) {
            characters += field.length();
            if (field.isEmpty()) {
                throw refusal("'fields' has an empty path; name a field, or use a pattern as meta.*");
            }
            if (field.chars().filter(c -> c == '.').count() > DEEPEST) {
                throw refusal(
                        "a path in 'fields' goes deeper than the " + DEEPEST + " levels that a document can have");
            }
        }
        boolean patterns = fields.stream().anyMatch(field -> field.indexOf('*') >= 0);
        int most = patterns ? MOST_CHARACTERS_OF_PATTERNS : MOST_CHARACTERS;
        if (characters > most) {
            throw refusal("the paths in 'fields' have " + characters + " characters together; at most " + most
                    + (patterns ? " are taken if one is a pattern" : " are taken"));
        }
        long stars = fields.stream()
                .mapToLong(field -> field.chars().filter(c -> c == '*').count())
                .sum();
        if (stars > MOST_STARS) {
            throw refusal(
                    "the paths in 'fields' have " + stars + " '*' together; at most " + MOST_STARS + " are taken");
        }
    }

    private static CameoGridException refusal(String detail) {
        return new CameoGridException(ErrorCode.INVALID_PARAMETER, detail).with("parameter", "fields");
    }

    /** What is left of the document; the document itself, not a copy, if all of it. */
    public JsonBytes apply(JsonBytes document) {
        return copying.isEmpty() ? document : JsonBytes.of(project(document.array(), copying.get()));
    }

    private static byte[] project(byte[] document, Copying copying) {
        try (JsonParser parser = JSON.createParser(document)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                ByteArrayOutputStream out = new ByteArrayOutputStream(256);
                copying.copy(document, parser, out);
                return out.toByteArray();
            }
        } catch (IOException e) {
            // Only an application that writes to the cache by itself can put what is no JSON: it has no members.
        }
        return new byte[] {'{', '}'};
    }

    /** The members wanted of an object, in the order asked. */
    private static final class Shape {
        private final List<byte[]> names = new ArrayList<>();
        private final List<Optional<Shape>> inner = new ArrayList<>();
        private final Map<String, Integer> places = new HashMap<>();

        void add(String path) {
            int dot = path.indexOf('.');
            if (dot > 0 && dot < path.length() - 1) {
                int place = place(path.substring(0, dot), Optional.of(new Shape()));
                inner.get(place).ifPresent(below -> below.add(path.substring(dot + 1)));
            }
            inner.set(place(path, Optional.empty()), Optional.empty());
        }

        private int place(String name, Optional<Shape> below) {
            Integer known = places.putIfAbsent(name, names.size());
            if (known != null) {
                return known;
            }
            names.add(JsonStringEncoder.getInstance().quoteAsUTF8(name));
            inner.add(below);
            return names.size() - 1;
        }
    }

    /** A piece of JSON; of length 0 where the document has none. */
    private static final class Piece {
        static final Piece NONE = new Piece(new byte[0], 0, 0);

        private final byte[] bytes;
        private final int from;
        private final int length;

        Piece(byte[] bytes, int from, int length) {
            this.bytes = bytes;
            this.from = from;
            this.length = length;
        }

        static Piece of(ByteArrayOutputStream written) {
            return new Piece(written.toByteArray(), 0, written.size());
        }
    }

    /** One pass over one document. */
    private static final class Copy {
        private final byte[] document;
        private final JsonParser parser;

        Copy(byte[] document, JsonParser parser) {
            this.document = document;
            this.parser = parser;
        }

        /**
         * Writes the members wanted; the parser stands on the opening brace, and afterwards on the closing one.
         *
         * @return whether there were any
         */
        boolean object(Shape shape, ByteArrayOutputStream out) throws IOException {
            Piece[] found = new Piece[shape.names.size()];
            Arrays.fill(found, Piece.NONE);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                Integer place = shape.places.get(parser.currentName());
                parser.nextToken();
                if (place == null) {
                    parser.skipChildren();
                } else {
                    found[place] = piece(shape.inner.get(place));
                }
            }
            char separator = '{';
            for (int place = 0; place < found.length; place++) {
                if (found[place].length > 0) {
                    out.write(separator);
                    out.write('"');
                    out.writeBytes(shape.names.get(place));
                    out.write('"');
                    out.write(':');
                    out.write(found[place].bytes, found[place].from, found[place].length);
                    separator = ',';
                }
            }
            if (separator == '{') {
                out.write('{');
            }
            out.write('}');
            return separator == ',';
        }

        private Piece piece(Optional<Shape> below) throws IOException {
            if (below.isEmpty()) {
                int from = (int) parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                parser.finishToken();
                return new Piece(document, from, (int) parser.currentLocation().getByteOffset() - from);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream(64);
            return within(below.get(), out) ? Piece.of(out) : Piece.NONE;
        }

        private boolean within(Shape shape, ByteArrayOutputStream out) throws IOException {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                return object(shape, out);
            }
            return parser.currentToken() == JsonToken.START_ARRAY && array(shape, out);
        }

        private boolean array(Shape shape, ByteArrayOutputStream out) throws IOException {
            char separator = '[';
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                ByteArrayOutputStream element = new ByteArrayOutputStream(64);
                if (within(shape, element)) {
                    out.write(separator);
                    out.writeBytes(element.toByteArray());
                    separator = ',';
                }
            }
            out.write(']');
            return separator == ',';
        }
    }
}
