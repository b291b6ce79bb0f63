package io.cameogrid.search.microshard;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.topology.MicroshardId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.lucene.index.IndexWriter;
import org.jspecify.annotations.Nullable;

/**
 * The durable side of one generation: from the mark over the cut to the publication.
 *
 * <p>Keys are noted before they go to the writer, and the commit's data is made only after Lucene has cut, so every
 * change that slipped in between the mark and the cut is among the noted keys; some that did not may be, too.
 *
 * <p>Threads: {@link #note} any; everything else the checkpoint thread.
 */
final class Commits {
    private final IndexWriter writer;
    private final Description description;

    /** What commits of the generation say about it, beside the counter and the noted keys. */
    record Description(MicroshardId id, String node, LongSupplier schemaVersion, long builtSchemaVersion) {
        MicroshardCommit commit(long counter, List<DocumentKey> noted) {
            return new MicroshardCommit(id, node, schemaVersion.getAsLong(), builtSchemaVersion, counter, noted);
        }
    }

    /** Set between mark and end of the commit, null otherwise: the hook reads it for every change. */
    private volatile @Nullable Set<DocumentKey> noted;

    private OptionalLong marked = OptionalLong.empty();
    private OptionalLong prepared = OptionalLong.empty();
    private OptionalLong committed;

    /**
     * @param committed the counter of the commit that the writer was opened on, if there was one
     */
    Commits(IndexWriter writer, OptionalLong committed, Description description) {
        this.writer = writer;
        this.committed = committed;
        this.description = description;
    }

    long builtSchemaVersion() {
        return description.builtSchemaVersion();
    }

    void note(DocumentKey key) {
        Set<DocumentKey> keys = noted;
        if (keys != null) {
            keys.add(key);
        }
    }

    /** The mark. No change is in flight. */
    void mark(long counter) {
        noted = ConcurrentHashMap.newKeySet();
        marked = OptionalLong.of(counter);
    }

    /** The end of what the mark began, whether or not there was a commit. */
    void end() {
        noted = null;
        marked = OptionalLong.empty();
    }

    boolean marked() {
        return marked.isPresent();
    }

    /** Whether anything may have changed since the newest commit. */
    boolean needed() {
        return !marked.equals(committed) || writer.hasUncommittedChanges();
    }

    /** Whether there is a commit that could be opened after a crash. */
    boolean any() {
        return committed.isPresent();
    }

    /** Whether a commit is cut and on disk, but not published. */
    boolean pending() {
        return prepared.isPresent();
    }

    /** Cuts, and writes everything to disk, but leaves the commit before this one in force. */
    void prepare() throws IOException {
        long counter = marked.orElseThrow();
        writer.setLiveCommitData(() -> data(counter).entrySet().iterator());
        writer.prepareCommit();
        prepared = OptionalLong.of(counter);
    }

    /** Puts the prepared commit in force. */
    void publish() throws IOException {
        OptionalLong counter = prepared;
        prepared = OptionalLong.empty();
        writer.commit();
        committed = counter;
    }

    private Map<String, String> data(long counter) {
        List<DocumentKey> keys = Optional.ofNullable(noted)
                .<List<DocumentKey>>map(ArrayList::new)
                .orElse(List.of());
        return description.commit(counter, keys).entries();
    }
}
