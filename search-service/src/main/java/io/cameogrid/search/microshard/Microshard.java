package io.cameogrid.search.microshard;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.topology.MicroshardId;
import io.cameogrid.search.port.Row;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;

/**
 * What is written and searched for one partition: the current generation and, while it is being rebuilt, the next.
 *
 * <p>Threads: any, without a lock. Only {@link MicroshardLife} and its {@link Rebuilds} change what is current and
 * whether it is searched, under a lock of theirs.
 */
final class Microshard {
    private final MicroshardId id;
    private final String label;
    private final RowDocuments documents;

    private volatile Targets targets = new Targets(null, null);
    private final AtomicReference<Condition> condition =
            new AtomicReference<>(new Condition(MicroshardState.FILLING, "not recovered yet"));

    /** Where changes go to. Both are read in one go, so that no change misses a generation that it should reach. */
    private record Targets(
            @Nullable Generation current, @Nullable Generation next) {
        void fail(Throwable cause) {
            if (current != null) {
                current.fail(cause);
            }
            if (next != null) {
                next.fail(cause);
            }
        }
    }

    /** Whether the current generation is searched, and if not, why. */
    record Condition(MicroshardState state, String detail) {}

    Microshard(MicroshardId id, String label, RowDocuments documents) {
        this.id = id;
        this.label = label;
        this.documents = documents;
    }

    MicroshardId id() {
        return id;
    }

    /** The name of the index and the partition, for people. */
    String label() {
        return label;
    }

    Condition condition() {
        return condition.get();
    }

    /** What is gone stays gone, whatever a rebuild or a recovery that is under way makes of it. */
    void become(MicroshardState state, String detail) {
        condition.updateAndGet(
                before -> before.state() == MicroshardState.GONE ? before : new Condition(state, detail));
    }

    boolean gone() {
        return condition.get().state() == MicroshardState.GONE;
    }

    /** The generation that is searched or would be; empty when there is none in order. */
    Optional<Generation> current() {
        return Optional.ofNullable(targets.current()).filter(Generation::usable);
    }

    boolean isCurrent(Generation generation) {
        return targets.current() == generation;
    }

    void currentBecomes(Generation generation) {
        targets = new Targets(generation, targets.next());
    }

    /** From now on there is no current generation. */
    Optional<Generation> dropCurrent() {
        Optional<Generation> dropped = Optional.ofNullable(targets.current());
        targets = new Targets(null, targets.next());
        return dropped;
    }

    void nextBecomes(Generation generation) {
        targets = new Targets(targets.current(), generation);
    }

    Optional<Generation> dropNext() {
        Optional<Generation> dropped = Optional.ofNullable(targets.next());
        targets = new Targets(targets.current(), null);
        return dropped;
    }

    /** The next generation becomes the current one; gives back the one before. */
    Optional<Generation> nextTakesOver() {
        Targets before = targets;
        targets = new Targets(before.next(), null);
        return Optional.ofNullable(before.current());
    }

    void stored(Row row) {
        // Before mapping: what a generation that begins after this line misses here, it reads from the store, by the
        // schema of then.
        Targets now = targets;
        try {
            Iterable<? extends IndexableField> document = documents.document(row);
            if (now.current() != null) {
                now.current().put(row, document);
            }
            if (now.next() != null) {
                now.next().put(row, document);
            }
        } catch (Throwable e) {
            now.fail(e);
        }
    }

    void removed(DocumentKey key) {
        Targets now = targets;
        if (now.current() != null) {
            now.current().remove(key);
        }
        if (now.next() != null) {
            now.next().remove(key);
        }
    }

    /** A change did not come through: neither generation is whole, and a rebuild is due. */
    void missed(Throwable cause) {
        targets.fail(cause);
    }

    /** Why this cannot be searched now; empty when it can. */
    Optional<String> refusal() {
        Condition now = condition.get();
        if (now.state() != MicroshardState.OWNING) {
            return Optional.of(now.detail());
        }
        return current().isPresent() ? Optional.empty() : Optional.of("damaged");
    }

    /**
     * A reading as fresh as asked for; the caller gives the reference back.
     *
     * @throws CameoGridException PARTITION_UNAVAILABLE
     */
    DirectoryReader acquire(Freshness freshness) {
        while (true) {
            Optional<String> refusal = refusal();
            if (refusal.isPresent()) {
                throw unavailable(refusal.get());
            }
            Targets now = targets;
            try {
                if (now.current() != null) {
                    return now.current().acquire(freshness);
                }
            } catch (IOException | AlreadyClosedException e) {
                if (targets.equals(now)) {
                    throw unavailable("damaged: " + e.getMessage());
                }
            }
        }
    }

    /** Whether the reader is still the newest one. */
    boolean newest(DirectoryReader reader) {
        Generation current = targets.current();
        return current != null && current.newest(reader);
    }

    private CameoGridException unavailable(String reason) {
        return new CameoGridException(
                        ErrorCode.PARTITION_UNAVAILABLE,
                        "microshard " + label + " cannot be searched: " + reason + "; repeat later")
                .with("partition", id.partition())
                .with("reason", reason);
    }
}
