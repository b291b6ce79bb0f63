package io.cameogrid.grid.store;

import java.util.Optional;
import javax.cache.processor.MutableEntry;
import org.apache.ignite.binary.BinaryObjectException;
import org.apache.ignite.binary.BinaryReader;
import org.apache.ignite.binary.BinaryWriter;
import org.apache.ignite.binary.Binarylizable;
import org.apache.ignite.cache.CacheEntryProcessor;

/**
 * Deletes a document under its entry's lock.
 *
 * <p>Result: the version that it had, 0 if there was none; or, if the condition did not hold, minus one minus the
 * present version.
 */
final class DeleteProcessor implements CacheEntryProcessor<StoredKey, StoredDocument, Long>, Binarylizable {
    private static final long serialVersionUID = 1L;

    private transient Precondition condition = new Precondition(0);

    /** For the grid, which calls {@link #readBinary} next. */
    DeleteProcessor() {}

    DeleteProcessor(Precondition condition) {
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
        if (present > 0) {
            entry.remove();
        }
        return present;
    }

    @Override
    public void writeBinary(BinaryWriter writer) throws BinaryObjectException {
        condition.write(writer.rawWriter());
    }

    @Override
    public void readBinary(BinaryReader reader) throws BinaryObjectException {
        condition = Precondition.read(reader.rawReader());
    }
}
