package io.cameogrid.search.microshard;

import io.cameogrid.api.topology.MicroshardId;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of one microshard: opened, recovered, damaged, rebuilt, dropped.
 *
 * <pre>
 *   open ───► FILLING ── recover: fits ──────────────────────► OWNING ◄─┐
 *             ▲     └─── recover: flaw ── rebuild, done ─────► OWNING   │ rebuild beside, for a new
 *             └─────────────────── writer failed ───────────── OWNING ──┘ schema or a repair
 *   any ── drop ──► GONE
 * </pre>
 *
 * <p>Threads: any, one at a time under {@code lock}; no change and no reading ever takes it.
 */
final class MicroshardLife {
    private static final Logger LOG = LoggerFactory.getLogger(MicroshardLife.class);

    private final Microshard microshard;
    private final Engine engine;
    private final PartitionDirectory directory;
    private final GenerationFactory generations;
    private final CommitDuty duty;
    private final Rebuilds rebuilds;
    private final ReentrantLock lock = new ReentrantLock();

    /** What the current generation was opened on; empty when it began empty. */
    private Optional<MicroshardCommit> opened = Optional.empty();
    /** Why the current generation began empty, or why there is none. */
    private String finding = "no commit found";
    /** Whether the store has told what it has, so that a rebuild may begin. */
    private boolean recovered;

    MicroshardLife(MicroshardId id, IndexMapping mapping, Engine engine, CommitRounds rounds) {
        this.engine = engine;
        String label = mapping.indexName() + "/" + id.partition();
        directory = new PartitionDirectory(
                engine.config().root().resolve(id.incarnation()).resolve(Integer.toString(id.partition())));
        RowDocuments documents = new RowDocuments(label, mapping);
        microshard = new Microshard(id, label, documents);
        generations = new GenerationFactory(
                id, engine, documents, (generation, cause) -> engine.soon(() -> failed(generation, cause)));
        duty = new CommitDuty(microshard, directory);
        rebuilds = new Rebuilds(microshard, engine, rounds, directory, generations, lock);
    }

    Microshard microshard() {
        return microshard;
    }

    MicroshardId id() {
        return microshard.id();
    }

    String label() {
        return microshard.label();
    }

    CommitDuty duty() {
        return duty;
    }

    /** Opens the newest generation on disk, or begins an empty one if there is none that can be used. */
    void open() {
        lock.lock();
        try {
            Optional<String> distrust = directory.marker();
            distrust.ifPresent(reason -> finding = reason);
            for (long number : directory.generations()) {
                if (distrust.isPresent() || microshard.current().isPresent() || !opened(number)) {
                    directory.deleteGeneration(number);
                }
            }
            if (microshard.current().isEmpty()) {
                long number = directory.newGeneration();
                microshard.currentBecomes(generations.create(number, directory.generation(number)));
            }
        } catch (IOException | RuntimeException e) {
            finding = "cannot be opened: " + e;
        } finally {
            lock.unlock();
        }
    }

    private boolean opened(long number) {
        try {
            GenerationFactory.Found found = generations.open(number, directory.generation(number));
            microshard.currentBecomes(found.generation());
            opened = Optional.of(found.commit());
            return true;
        } catch (IllegalArgumentException e) {
            finding = String.valueOf(e.getMessage());
        } catch (IOException | RuntimeException e) {
            finding = "damaged: " + e;
        }
        return false;
    }

    /** Decides whether this can be searched as it is; if not, begins to rebuild it in the background. */
    MicroshardState recover(RecoveryFacts facts) {
        lock.lock();
        try {
            if (!recovered && !gone()) {
                recovered = true;
                Optional<String> flaw = flaw(facts);
                if (flaw.isPresent()) {
                    rebuildInstead(flaw.get());
                } else {
                    microshard.become(MicroshardState.OWNING, "");
                }
            }
            return microshard.condition().state();
        } finally {
            lock.unlock();
        }
    }

    private Optional<String> flaw(RecoveryFacts facts) {
        Recovery recovery = new Recovery(id(), engine.rows());
        try {
            if (microshard.current().isEmpty()) {
                return Optional.of(finding);
            }
            Generation current = microshard.current().get();
            if (opened.isPresent()) {
                return recovery.flaw(current, opened.get(), facts);
            }
            // It began empty and has heard changes only: its documents are rows. If they are as many, they are all.
            return recovery.miscount(current).map(miscount -> finding);
        } catch (IOException | RuntimeException e) {
            return Optional.of("damaged: " + e);
        }
    }

    /** A writer or a reader failed. */
    private void failed(Generation generation, Throwable cause) {
        lock.lock();
        try {
            if (gone() || !microshard.isCurrent(generation)) {
                return; // a rebuild notices by itself when the next generation fails
            }
            LOG.error("microshard {}: damaged", label(), cause);
            finding = "damaged: " + cause;
            leaveMarker();
            if (recovered) {
                rebuildInstead(finding);
            } else {
                discardCurrent();
            }
        } finally {
            lock.unlock();
        }
    }

    /** What reads of the current generation has met damage. */
    void distrust(Throwable cause) {
        microshard.current().ifPresent(current -> current.fail(cause));
    }

    private void rebuildInstead(String reason) {
        LOG.info("microshard {}: {}; rebuilding from the store", label(), reason);
        microshard.become(MicroshardState.FILLING, "rebuilding");
        discardCurrent();
        rebuilds.begin();
    }

    private void discardCurrent() {
        opened = Optional.empty();
        microshard.dropCurrent().ifPresent(current -> {
            current.close();
            try {
                directory.deleteGeneration(current.number());
            } catch (IOException e) {
                LOG.warn("microshard {}: cannot delete {}: {}", label(), current.path(), e.toString());
            }
        });
    }

    private void leaveMarker() {
        try {
            directory.mark(finding);
        } catch (IOException e) {
            LOG.error("microshard {}: cannot be marked for a rebuild", label(), e);
        }
    }

    /**
     * Builds the next generation from the store, beside the current one if that is in order.
     *
     * @return done when the next generation has taken over
     */
    CompletableFuture<Void> rebuild() {
        lock.lock();
        try {
            recovered = true;
            rebuilds.begin();
            return rebuilds.done();
        } finally {
            lock.unlock();
        }
    }

    MicroshardStatus status() {
        Microshard.Condition condition = microshard.condition();
        Contents contents = microshard.current().map(Contents::of).orElse(Contents.NONE);
        return new MicroshardStatus(
                id(),
                condition.state(),
                microshard.refusal().orElse(""),
                contents.documents(),
                contents.unmapped(),
                directory.bytes(),
                contents.bufferedBytes(),
                contents.segments(),
                rebuilds.progress(),
                contents.builtSchemaVersion());
    }

    MicroshardCondition condition() {
        Microshard.Condition condition = microshard.condition();
        return new MicroshardCondition(
                id(), condition.state(), microshard.refusal().orElse(""), rebuilds.progress());
    }

    long bytesOnDisk() {
        return directory.bytes();
    }

    long bufferedBytes() {
        return microshard.current().map(Generation::bytes).orElse(0L);
    }

    /** The partition leaves, so that nothing here is searched any more; {@link #drop} follows. */
    void leave() {
        microshard.become(MicroshardState.GONE, "its partition has left this node");
    }

    /** Closes everything without a commit; readings that are open stay so. */
    void close() {
        lock.lock();
        try {
            microshard.become(MicroshardState.GONE, "closed");
            rebuilds.close();
            microshard.dropNext().ifPresent(Generation::close);
            microshard.dropCurrent().ifPresent(Generation::close);
        } finally {
            lock.unlock();
        }
    }

    /** Closes everything and deletes it. */
    void drop() {
        close();
        try {
            directory.deleteAll();
        } catch (IOException e) {
            LOG.warn("microshard {}: cannot delete its directory: {}", label(), e.toString());
        }
    }

    private boolean gone() {
        return microshard.gone();
    }
}
