package io.cameogrid.schema.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Reads a document in one pass and hands its values over with their paths; builds no tree.
 *
 * <p>It refuses whatever is no well-formed document: broken JSON or UTF-8, members twice, names that are empty, too long
 * or begin with {@code _} at the top, a member {@code id} that is not the id, numbers that no double comes near, and more
 * than {@link #MAX_VALUES} values. Whether the values fit an index is not its business. Safe for use by many threads.
 *
 * @param <T> what is known about each path
 */
public final class DocumentReader<T> {
    /** The most values that a document may have, the elements of its arrays included. */
    public static final int MAX_VALUES = 1_000_000;

    private final FieldPaths<T> paths;

    public DocumentReader(FieldPaths<T> paths) {
        this.paths = paths;
    }

    /**
     * Reads the whole document.
     *
     * @param id what a member {@code id} has to equal; that member is not handed over
     * @throws CameoGridException MALFORMED_JSON with line and column, INVALID_DOCUMENT with field, expected and got
     */
    public void read(String id, JsonBytes source, DocumentVisitor<T> visitor) {
        byte[] utf8 = source.array();
        StrictJson.requireWellFormed(utf8, 0, utf8.length);
        try (JsonParser parser = StrictJson.documentFactory().createParser(utf8)) {
            requireObject(parser);
            new DocumentPass<>(parser, id, paths.root(), visitor).run();
            if (parser.nextToken() != null) {
                throw StrictJson.malformed(
                        "Expected the end after the document's closing brace", parser.currentTokenLocation());
            }
        } catch (JsonProcessingException e) {
            throw StrictJson.malformed(e);
        } catch (UncheckedIOException e) {
            throw unchecked(e);
        } catch (IOException e) {
            throw new CameoGridException(ErrorCode.INTERNAL, "reading from memory failed", e);
        }
    }

    private static void requireObject(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw StrictJson.malformed("Expected a JSON object, got nothing", parser.currentLocation());
        }
        if (first != JsonToken.START_OBJECT) {
            String got = first == JsonToken.START_ARRAY ? "an array" : "a single value";
            throw new CameoGridException(ErrorCode.INVALID_DOCUMENT, "a document is a JSON object, got " + got)
                    .with("expected", "a JSON object")
                    .with("got", got);
        }
    }

    private static CameoGridException unchecked(UncheckedIOException e) {
        return e.getCause() instanceof JsonProcessingException refusal
                ? StrictJson.malformed(refusal)
                : new CameoGridException(ErrorCode.INTERNAL, "reading from memory failed", e);
    }
}
