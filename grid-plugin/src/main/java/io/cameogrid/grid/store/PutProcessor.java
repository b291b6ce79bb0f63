package io.cameogrid.grid.store;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import javax.cache.processor.MutableEntry;
import org.apache.ignite.binary.BinaryObjectException;
import org.apache.ignite.binary.BinaryRawReader;
import org.apache.ignite.binary.BinaryRawWriter;
import org.apache.ignite.binary.BinaryReader;
import org.apache.ignite.binary.BinaryWriter;
import org.apache.ignite.binary.Binarylizable;
import org.apache.ignite.cache.CacheEntryProcessor;

/**
 * Puts a document under its entry's lock, so that the condition, the version and the answer to "created or updated" are
 * settled in the one trip that writes.
 *
 * <p>Result: the new version; or, if the condition did not hold, minus one minus the present version.
 */
final class PutProcessor implements CacheEntryProcessor<StoredKey, StoredDocument, Long>, Binarylizable {
    private static final long serialVersionUID = 1L;

    private transient StoredDocument document = new StoredDocument();
    private transient Precondition condition = new Precondition(0);

    /** For the grid, which calls {@link #readBinary} next. */
    PutProcessor() {}

    PutProcessor(StoredDocument document, Precondition condition) {
        this.document = document;
        this.condition = condition;
    }

    @Override
    public Long process(MutableEntry<StoredKey, StoredDocument> entry, Object... arguments) {
        long present = Optional.ofNullable(entry.getValue())
                .map(StoredDocument::version)
                .orElse(0L);
        if (!condition.holds(present)) {
            return -1 - present;
        }
        entry.setValue(document.withVersion(present + 1));
        return present + 1;
    }

    @Override
    public void writeBinary(BinaryWriter writer) throws BinaryObjectException {
        BinaryRawWriter raw = writer.rawWriter();
        condition.write(raw);
        raw.writeObject(document);
    }

    @Override
    public void readBinary(BinaryReader reader) throws BinaryObjectException {
        BinaryRawReader raw = reader.rawReader();
        condition = Precondition.read(raw);
        document = requireNonNull(raw.readObject());
    }
}
