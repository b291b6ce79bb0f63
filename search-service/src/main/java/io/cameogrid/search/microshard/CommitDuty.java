package io.cameogrid.search.microshard;

import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One microshard's part in the rounds of commits.
 *
 * <p>Only what is searched is committed: of anything else it is not known that it has all rows, and a commit would
 * claim so. Threads: the checkpoint thread.
 */
final class CommitDuty {
    private static final Logger LOG = LoggerFactory.getLogger(CommitDuty.class);

    private final Microshard microshard;
    private final PartitionDirectory directory;

    CommitDuty(Microshard microshard, PartitionDirectory directory) {
        this.microshard = microshard;
        this.directory = directory;
    }

    String label() {
        return microshard.label();
    }

    void flushAhead() {
        try {
            Optional<Generation> current = microshard.current();
            if (current.isPresent() && current.get().bytes() > 0) {
                current.get().flushAll();
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("microshard {}: its buffer cannot be written: {}", label(), e.toString());
        }
    }

    void mark(long counter) {
        if (microshard.condition().state() == MicroshardState.OWNING) {
            microshard.current().ifPresent(current -> current.commits().mark(counter));
        }
    }

    /** Cuts and writes the commit if one is needed; false if there is none to be published. */
    boolean prepare() {
        if (microshard.gone()) {
            return false;
        }
        Optional<Generation> current =
                microshard.current().filter(shard -> shard.commits().marked());
        if (current.isEmpty() || current.get().commits().pending()) {
            notCommitted("it was not in order when the store made a checkpoint");
            return false;
        }
        try {
            // A marker says that a round went by without this microshard. It goes only with a commit, needed or not.
            return current.get().prepareCommit(directory.marked());
        } catch (IOException | RuntimeException e) {
            failed("cannot be committed", e);
            return false;
        }
    }

    /** Whether a commit was prepared and not published. */
    boolean pending() {
        return microshard
                .current()
                .filter(current -> current.commits().pending())
                .isPresent();
    }

    void publish() {
        try {
            Optional<Generation> current = microshard.current();
            if (current.isPresent()) {
                current.get().publishCommit();
                directory.unmark();
                deleteBefore(current.get());
            } else if (!microshard.gone()) {
                notCommitted("it failed while it was committed");
            }
        } catch (IOException | RuntimeException e) {
            failed("its commit cannot be published", e);
        }
    }

    private void failed(String what, Exception e) {
        if (microshard.gone()) {
            LOG.debug("microshard {}: it was dropped while it was committed", label(), e);
            return;
        }
        LOG.error("microshard {}: {}", label(), what, e);
        notCommitted("its commit failed: " + e);
    }

    private void deleteBefore(Generation current) {
        try {
            directory.deleteGenerationsBefore(current.number());
        } catch (IOException e) {
            LOG.warn("microshard {}: cannot delete what was rebuilt: {}", label(), e.toString());
        }
    }

    /** The round is lost for everyone who would have had something to commit. */
    void roundFailed(String reason) {
        if (microshard.current().filter(current -> !current.commits().needed()).isEmpty()) {
            notCommitted(reason);
        }
    }

    void endRound() {
        microshard.current().ifPresent(current -> current.commits().end());
    }

    private void notCommitted(String reason) {
        try {
            directory.mark(reason);
        } catch (IOException e) {
            // Then the counters tell: those of the commits that are there are behind those of the store's checkpoint.
            LOG.error("microshard {}: cannot be marked for a rebuild", label(), e);
        }
    }
}
