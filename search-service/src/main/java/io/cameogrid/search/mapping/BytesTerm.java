package io.cameogrid.search.mapping;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.lucene.util.BytesRef;

/** The term of a value of a bytes field: the bytes themselves while they are few, else their SHA-256. */
final class BytesTerm {
    private static final byte WHOLE = 0;
    private static final byte DIGEST = 1;
    private static final int MAX_WHOLE = 64;

    private BytesTerm() {}

    static BytesRef of(byte[] value) {
        return value.length <= MAX_WHOLE ? term(WHOLE, value) : term(DIGEST, digest(value));
    }

    private static BytesRef term(byte kind, byte[] bytes) {
        byte[] term = new byte[bytes.length + 1];
        term[0] = kind;
        System.arraycopy(bytes, 0, term, 1, bytes.length);
        return new BytesRef(term);
    }

    private static byte[] digest(byte[] value) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
