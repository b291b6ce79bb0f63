package io.cameogrid.search.mapping;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BytesRef;

/**
 * The column of values that are longer than terms can be, for sorting. Of several a document has the least and the greatest:
 * no order asks for another.
 *
 * <p>Its value is the length of the least one, or {@link #SAME}, then the least and the greatest one, each without the bytes
 * that another column has of it.
 */
final class LongValuesField extends Field {
    /** There is one value, which is both. */
    private static final int SAME = -1;

    private final int left;
    private byte[] least;
    private byte[] greatest;

    private LongValuesField(String name, byte[] value, int left) {
        super(name, BinaryDocValuesField.TYPE);
        this.left = left;
        this.least = value;
        this.greatest = value;
    }

    /**
     * Adds a value to those of the document.
     *
     * @param left how many bytes at its front are left out
     */
    static void add(String name, byte[] value, int left, Document document) {
        if (document.getField(name) instanceof LongValuesField known) {
            known.least = Arrays.compareUnsigned(value, known.least) < 0 ? value : known.least;
            known.greatest = Arrays.compareUnsigned(value, known.greatest) > 0 ? value : known.greatest;
        } else {
            document.add(new LongValuesField(name, value, left));
        }
    }

    /** Whether any document of the reader may have such values. */
    static boolean present(IndexSearcher searcher, String name) {
        return searcher.getLeafContexts().stream()
                .anyMatch(segment -> segment.reader().getFieldInfos().fieldInfo(name) != null);
    }

    /** One of the two values of a document; the bytes stay those of the column. */
    static BytesRef read(BytesRef stored, boolean highest) throws IOException {
        int length = ByteBuffer.wrap(stored.bytes, stored.offset, stored.length).getInt();
        int begin = stored.offset + Integer.BYTES;
        int all = stored.length - Integer.BYTES;
        if (length == SAME) {
            return new BytesRef(stored.bytes, begin, all);
        }
        if (length < 0 || length > all) {
            throw new IOException("a column of long values with a length of " + length);
        }
        return highest
                ? new BytesRef(stored.bytes, begin + length, all - length)
                : new BytesRef(stored.bytes, begin, length);
    }

    @Override
    public BytesRef binaryValue() {
        int length = least.length - left;
        if (Arrays.equals(least, greatest)) {
            ByteBuffer one = ByteBuffer.allocate(Integer.BYTES + length);
            return new BytesRef(one.putInt(SAME).put(least, left, length).array());
        }
        ByteBuffer both = ByteBuffer.allocate(Integer.BYTES + length + greatest.length - left);
        both.putInt(length).put(least, left, length).put(greatest, left, greatest.length - left);
        return new BytesRef(both.array());
    }
}
