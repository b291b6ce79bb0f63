package io.cameogrid.grid.store;

import static java.util.Objects.requireNonNull;

import io.cameogrid.api.document.JsonBytes;
import java.util.Arrays;
import org.apache.ignite.binary.BinaryObjectException;
import org.apache.ignite.binary.BinaryRawReader;
import org.apache.ignite.binary.BinaryRawWriter;
import org.apache.ignite.binary.BinaryReader;
import org.apache.ignite.binary.BinaryWriter;
import org.apache.ignite.binary.Binarylizable;

/**
 * A document in its cache: the JSON as the client sent it, and two numbers.
 *
 * <p>Written raw, without field names: format byte, version, schema version, JSON. The format byte is 1.
 */
public final class StoredDocument implements Binarylizable {
    private static final byte FORMAT = 1;
    private static final byte[] EMPTY = "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    private byte[] source = EMPTY;
    private long version;
    private long schemaVersion;

    /** For the grid, which calls {@link #readBinary} next. */
    public StoredDocument() {}

    private StoredDocument(byte[] source, long version, long schemaVersion) {
        this.source = source;
        this.version = version;
        this.schemaVersion = schemaVersion;
    }

    /** What an application puts into a document cache itself; it has version 1 whatever was there before. */
    public static StoredDocument of(String json) {
        return new StoredDocument(JsonBytes.of(json).array(), 1, 0);
    }

    static StoredDocument of(JsonBytes source, long version, long schemaVersion) {
        return new StoredDocument(source.array(), version, schemaVersion);
    }

    StoredDocument withVersion(long newVersion) {
        return new StoredDocument(source, newVersion, schemaVersion);
    }

    public JsonBytes source() {
        return JsonBytes.of(source);
    }

    /** Counts the document's writes, from 1. */
    public long version() {
        return version;
    }

    /** The version of the index definition that the document was checked against; 0 if it was not. */
    public long schemaVersion() {
        return schemaVersion;
    }

    /** Whether both rows are the same in everything. */
    public boolean isLike(StoredDocument other) {
        return version == other.version && schemaVersion == other.schemaVersion && Arrays.equals(source, other.source);
    }

    @Override
    public void writeBinary(BinaryWriter writer) throws BinaryObjectException {
        BinaryRawWriter raw = writer.rawWriter();
        raw.writeByte(FORMAT);
        raw.writeLong(version);
        raw.writeLong(schemaVersion);
        raw.writeByteArray(source);
    }

    @Override
    @SuppressWarnings("NullAway") // Ignite's annotation stands where JSpecify reads it as one of the array's elements.
    public void readBinary(BinaryReader reader) throws BinaryObjectException {
        BinaryRawReader raw = reader.rawReader();
        byte format = raw.readByte();
        if (format != FORMAT) {
            throw new BinaryObjectException("document of format " + format + "; this version reads format " + FORMAT);
        }
        version = raw.readLong();
        schemaVersion = raw.readLong();
        source = requireNonNull(raw.readByteArray());
    }
}
