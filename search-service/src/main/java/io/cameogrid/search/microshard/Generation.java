package io.cameogrid.search.microshard;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.search.mapping.KeyField;
import io.cameogrid.search.port.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/**
 * One Lucene index of a microshard: its writer, its newest reader, and how far the first is ahead of the second.
 *
 * <p>A microshard is never mended in place: it is built anew as the next generation, in a directory of its own.
 *
 * <p>Threads: any. {@code changes} is counted after the writer took a change, and read before a refresh begins: so a
 * reader whose {@code visible} has reached a number of changes shows at least these.
 */
final class Generation implements IndexBufferBudget.Buffers {
    private final long number;
    private final Path path;
    private final Directory directory;
    private final IndexWriter writer;
    private final RowDocuments documents;
    private final Commits commits;
    private final IndexBufferBudget.Account account;
    private final OpenWrites writes;
    private final Failpoints failpoints;
    private final BiConsumer<Generation, Throwable> onFailure;

    private final AtomicLong changes = new AtomicLong();
    /** The number of changes that a search has to show: those of writes that have ended. */
    private final AtomicLong due = new AtomicLong();

    private final ReentrantLock refreshing = new ReentrantLock();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    private volatile DirectoryReader reader;
    private volatile long visible;
    /** Set while rows of the store are written beside those of the hook; null otherwise. */
    private volatile @Nullable FillGuard guard;

    /** Takes over what was opened; {@link #close} closes it. */
    Generation(
            OpenedWriter opened,
            RowDocuments documents,
            IndexBufferBudget budget,
            OpenWrites writes,
            Failpoints failpoints,
            BiConsumer<Generation, Throwable> onFailure) {
        this.writes = writes;
        this.number = opened.number();
        this.path = opened.path();
        this.directory = opened.directory();
        this.writer = opened.writer();
        this.reader = opened.reader();
        this.commits = opened.commits();
        this.documents = documents;
        this.failpoints = failpoints;
        this.onFailure = onFailure;
        this.account = budget.open(this);
    }

    long number() {
        return number;
    }

    Path path() {
        return path;
    }

    Commits commits() {
        return commits;
    }

    boolean usable() {
        return failure.get() == null && !closed.get();
    }

    long changes() {
        return changes.get();
    }

    /** A change of the hook. Fails this generation instead of throwing. */
    void put(Row row, Iterable<? extends IndexableField> document) {
        change(row.key(), Optional.of(row.source()), () -> write(row, document));
    }

    /** A change of the hook. Fails this generation instead of throwing. */
    void remove(DocumentKey key) {
        change(key, Optional.empty(), () -> writer.deleteDocuments(KeyField.term(key)));
    }

    private void change(DocumentKey key, Optional<JsonBytes> source, FillGuard.Write write) {
        if (!usable()) {
            return;
        }
        try {
            commits.note(key);
            failpoints.reached(Failpoints.HOOK_BEFORE_WRITER);
            FillGuard filling = guard;
            if (filling == null) {
                write.run();
            } else {
                filling.fromHook(key, write);
            }
            failpoints.reached(Failpoints.HOOK_AFTER_WRITER);
            changed(!writes.postpone(this, key, source));
        } catch (Throwable e) {
            fail(e);
        }
    }

    /** Begins to take rows from the store beside the hook's changes. */
    void beginFill() {
        guard = new FillGuard();
    }

    void endFill() {
        guard = null;
    }

    /** Writes what the store says of the key, unless the hook came for it since {@link #beginFill}. */
    void fill(DocumentKey key, Optional<Row> row) throws IOException {
        Optional<? extends Iterable<? extends IndexableField>> document = row.map(documents::document);
        filling().fromStore(key, () -> {
            if (row.isPresent()) {
                write(row.get(), document.orElseThrow());
            } else {
                writer.deleteDocuments(KeyField.term(key));
            }
        });
        changed(true);
    }

    private FillGuard filling() {
        FillGuard filling = guard;
        if (filling == null) {
            throw new IllegalStateException("not filling");
        }
        return filling;
    }

    private void write(Row row, Iterable<? extends IndexableField> document) throws IOException {
        try {
            writer.updateDocument(KeyField.term(row.key()), document);
        } catch (RuntimeException e) {
            if (!writer.isOpen()) {
                throw e;
            }
            // Lucene refused this document, a term that is too long for example, and is none the worse for it.
            writer.updateDocument(KeyField.term(row.key()), documents.keyOnly(row, e));
        }
    }

    private void changed(boolean dueNow) {
        long change = changes.incrementAndGet();
        if (dueNow) {
            due.accumulateAndGet(change, Math::max);
        }
        account.grown();
    }

    /** Searches that begin from now on show every change up to now. */
    void everythingDue() {
        due.accumulateAndGet(changes.get(), Math::max);
    }

    /**
     * The newest reader; the caller gives the reference back.
     *
     * @param freshness which changes it has
     */
    DirectoryReader acquire(Freshness freshness) throws IOException {
        long target = freshness == Freshness.DUE ? due.get() : changes.get();
        if (visible < target) {
            refresh(target);
        }
        return held();
    }

    /** The present reader, if it shows everything; the caller gives the reference back. */
    private DirectoryReader held() {
        while (usable()) {
            DirectoryReader current = reader;
            if (current.tryIncRef()) {
                return current;
            }
        }
        throw new AlreadyClosedException("generation " + path + " is closed");
    }

    boolean newest(DirectoryReader candidate) {
        return reader.equals(candidate);
    }

    /** Shows what merging did, even though no document changed. */
    void refresh() throws IOException {
        refresh(Long.MAX_VALUE);
    }

    private void refresh(long target) throws IOException {
        refreshing.lock();
        try {
            if (visible >= target) {
                return;
            }
            long covered = changes.get();
            DirectoryReader newer = DirectoryReader.openIfChanged(reader, writer);
            if (newer != null) {
                DirectoryReader older = reader;
                reader = newer;
                older.decRef();
            }
            visible = covered;
            account.shrunk();
        } catch (Throwable e) {
            fail(e);
            throw e;
        } finally {
            refreshing.unlock();
        }
    }

    /** Writes all buffers out as segments. */
    void flushAll() throws IOException {
        try {
            writer.flush();
            account.shrunk();
        } catch (Throwable e) {
            fail(e);
            throw e;
        }
    }

    /**
     * Cuts a commit and writes it to disk, if anything changed since the newest; false if not.
     *
     * @param always whether to do so even if nothing changed
     */
    boolean prepareCommit(boolean always) throws IOException {
        try {
            if (!always && !commits.needed()) {
                return false;
            }
            commits.prepare();
            account.shrunk();
            return true;
        } catch (Throwable e) {
            failIfWriterClosed(e);
            throw e;
        }
    }

    /** Puts the prepared commit in force. */
    void publishCommit() throws IOException {
        try {
            commits.publish();
        } catch (Throwable e) {
            failIfWriterClosed(e);
            throw e;
        }
    }

    /** A commit that failed leaves the writer as it was, most of the time: then the next commit has it all. */
    private void failIfWriterClosed(Throwable cause) {
        if (!writer.isOpen()) {
            fail(cause);
        }
    }

    /** Merges everything into one segment. */
    void mergeDown() throws IOException {
        try {
            writer.forceMerge(1);
            refresh();
        } catch (Throwable e) {
            fail(e);
            throw e;
        }
    }

    @Override
    public long bytes() {
        try {
            return usable() ? writer.ramBytesUsed() : 0;
        } catch (AlreadyClosedException e) {
            return 0;
        }
    }

    @Override
    public void flush() {
        try {
            if (!writer.flushNextBuffer()) {
                writer.flush();
            }
        } catch (Throwable e) {
            fail(e);
        }
    }

    /** Writes nothing more and tells so, unless this was closed anyway. */
    void fail(Throwable cause) {
        if (!closed.get() && failure.compareAndSet(null, cause)) {
            account.close();
            onFailure.accept(this, cause);
        }
    }

    /** Ends without a commit. Readings that are open stay so. */
    void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        account.close();
        refreshing.lock();
        try {
            OpenedWriter.closeQuietly(writer::rollback, reader::decRef, directory);
        } finally {
            refreshing.unlock();
        }
    }
}
