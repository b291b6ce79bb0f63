package io.cameogrid.search.microshard;

import java.io.Closeable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.apache.lucene.index.MergePolicy.OneMerge;
import org.apache.lucene.index.MergeScheduler;
import org.apache.lucene.index.MergeTrigger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The few threads that merge segments, for all microshards of the node.
 *
 * <p>Asking for a merge never waits: neither for a thread nor until merging catches up. A writer that is rolled back
 * takes back the merges that were not begun, so nothing has to be closed for one writer.
 */
final class SharedMerges implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(SharedMerges.class);

    private final ExecutorService threads;

    SharedMerges(int count) {
        threads = Executors.newFixedThreadPool(count, DaemonThreads.named("microshard-merge"));
    }

    /** The scheduler of one writer. */
    MergeScheduler scheduler() {
        return new MergeScheduler() {
            @Override
            public void merge(MergeSource source, MergeTrigger trigger) {
                if (source.hasPendingMerges()) {
                    submit(source);
                }
            }

            @Override
            public void close() {
                // The threads are everybody's.
            }
        };
    }

    private void submit(MergeScheduler.MergeSource source) {
        try {
            threads.execute(() -> mergeNext(source));
        } catch (RejectedExecutionException e) {
            LOG.debug("no merging any more, the microshards are closed");
        }
    }

    /** One merge, then to the end of the queue, so that one microshard's backlog does not starve the others. */
    private void mergeNext(MergeScheduler.MergeSource source) {
        try {
            OneMerge merge = source.getNextMerge();
            if (merge != null) {
                source.merge(merge);
                if (source.hasPendingMerges()) {
                    submit(source);
                }
            }
        } catch (Throwable e) {
            // A merge that failed has closed its writer, whose next use finds that out; an aborted one means nothing.
            LOG.debug("a merge ended without result: {}", e.toString());
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
