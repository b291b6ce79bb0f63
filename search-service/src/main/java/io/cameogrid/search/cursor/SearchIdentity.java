package io.cameogrid.search.cursor;

import io.cameogrid.api.search.SearchRequest;
import io.cameogrid.api.search.SortKey;
import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.IndexDefinition;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Tells a search from any other: by its indexes, its query, its order, and the types that this sorts by.
 *
 * @param hash in hexadecimal digits
 */
public record SearchIdentity(String hash) {
    /** Bytes of the hash that are kept: nobody gains by finding another search with the same. */
    static final int LENGTH = 16;

    /**
     * @param indexes that the search covers, in the order in which cursors count them
     * @param sort the whole order
     */
    public static SearchIdentity of(SearchRequest request, List<IndexDefinition> indexes, List<SortKey> sort) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            text(out, request.query());
            out.writeBoolean(request.lenient());
            text(out, request.routingKey().map(key -> "=" + key).orElse(""));
            for (IndexDefinition index : indexes) {
                text(out, index.name().value());
            }
            for (SortKey key : sort) {
                text(out, key.toString());
                for (IndexDefinition index : indexes) {
                    text(out, index.field(key.field()).map(SearchIdentity::kind).orElse(""));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return new SearchIdentity(HexFormat.of().formatHex(Arrays.copyOf(sha256(bytes.toByteArray()), LENGTH)));
    }

    /** What decides how the field's values look in a place. */
    private static String kind(FieldDefinition field) {
        return field.type().wireName() + (field.shadow() ? " id" : "");
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
