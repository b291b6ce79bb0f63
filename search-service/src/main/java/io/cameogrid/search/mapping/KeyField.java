package io.cameogrid.search.mapping;

import io.cameogrid.api.document.DocumentKey;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;

/**
 * The field that holds a document's key, as a term to find and replace it by and as doc values to read and sort by.
 *
 * <p>The bytes are the id, and for routed documents a zero and the routing key behind it. The zero is below every byte of
 * an id, so that keys are in the order of their ids and all keys of one id lie together: ranges, prefixes and sorting by
 * id need nothing else. (A NUL inside of an id is written C0 80, which is no UTF-8 and therefore free.)
 */
public final class KeyField {
    public static final String NAME = "_key";

    static final byte SEPARATOR = 0;

    private static final int NUL_LEAD = 0xC0;
    private static final int NUL_TRAIL = 0x80;
    private static final FieldType TYPE = type();

    private KeyField() {}

    /** The key as the index holds it. */
    public static BytesRef bytes(DocumentKey key) {
        byte[] id = encoded(key.id());
        if (!key.routed()) {
            return new BytesRef(id);
        }
        byte[] routingKey = encoded(key.routingKey());
        byte[] bytes = new byte[id.length + 1 + routingKey.length];
        System.arraycopy(id, 0, bytes, 0, id.length);
        bytes[id.length] = SEPARATOR;
        System.arraycopy(routingKey, 0, bytes, id.length + 1, routingKey.length);
        return new BytesRef(bytes);
    }

    /** The key that the index holds as these bytes. */
    public static DocumentKey key(BytesRef bytes) {
        int end = bytes.offset + bytes.length;
        int separator = bytes.offset;
        while (separator < end && bytes.bytes[separator] != SEPARATOR) {
            separator++;
        }
        String id = decoded(bytes.bytes, bytes.offset, separator);
        return separator == end ? DocumentKey.of(id) : DocumentKey.of(id, decoded(bytes.bytes, separator + 1, end));
    }

    /** The term that only the document of this key has. */
    public static Term term(DocumentKey key) {
        return new Term(NAME, bytes(key));
    }

    static IndexableField field(DocumentKey key) {
        return new Field(NAME, bytes(key), TYPE);
    }

    /** An id alone, or the beginning of one, as the keys that have it begin. */
    static byte[] encoded(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int zeros = 0;
        for (byte b : utf8) {
            zeros += b == 0 ? 1 : 0;
        }
        if (zeros == 0) {
            return utf8;
        }
        byte[] escaped = new byte[utf8.length + zeros];
        int length = 0;
        for (byte b : utf8) {
            if (b == 0) {
                escaped[length++] = (byte) NUL_LEAD;
                escaped[length++] = (byte) NUL_TRAIL;
            } else {
                escaped[length++] = b;
            }
        }
        return escaped;
    }

    private static String decoded(byte[] bytes, int from, int to) {
        byte[] utf8 = new byte[to - from];
        int length = 0;
        for (int i = from; i < to; i++) {
            boolean nul = (bytes[i] & 0xFF) == NUL_LEAD;
            utf8[length++] = nul ? 0 : bytes[i];
            i += nul ? 1 : 0;
        }
        return new String(utf8, 0, length, StandardCharsets.UTF_8);
    }

    private static FieldType type() {
        FieldType type = new FieldType();
        type.setTokenized(false);
        type.setOmitNorms(true);
        type.setIndexOptions(IndexOptions.DOCS);
        type.setDocValuesType(DocValuesType.BINARY);
        type.freeze();
        return type;
    }
}
