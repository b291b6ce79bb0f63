package io.cameogrid.search.microshard;

import java.io.IOException;
import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;

/** A disk that stands still while its gate is shut: nobody who creates or syncs a file comes back. */
final class GatedDirectory extends FilterDirectory {
    private final Gate gate;

    GatedDirectory(Directory directory, Gate gate) {
        super(directory);
        this.gate = gate;
    }

    /** Open at first; one gate for several directories. */
    static final class Gate {
        private volatile CountDownLatch shut = new CountDownLatch(0);
        private volatile boolean mergesOnly;
        private final AtomicInteger waiting = new AtomicInteger();

        void shut() {
            shut = new CountDownLatch(1);
        }

        /** Shut for merge threads only. */
        void shutForMerges() {
            mergesOnly = true;
            shut();
        }

        void open() {
            shut.countDown();
        }

        int waiting() {
            return waiting.get();
        }

        private void pass() throws IOException {
            if (mergesOnly && !Thread.currentThread().getName().startsWith("microshard-merge")) {
                return;
            }
            waiting.incrementAndGet();
            try {
                shut.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            } finally {
                waiting.decrementAndGet();
            }
        }
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) throws IOException {
        gate.pass();
        return super.createOutput(name, context);
    }

    @Override
    public IndexOutput createTempOutput(String prefix, String suffix, IOContext context) throws IOException {
        gate.pass();
        return super.createTempOutput(prefix, suffix, context);
    }

    @Override
    public void sync(Collection<String> names) throws IOException {
        gate.pass();
        super.sync(names);
    }

    @Override
    public void syncMetaData() throws IOException {
        gate.pass();
        super.syncMetaData();
    }

    @Override
    public void rename(String source, String target) throws IOException {
        gate.pass();
        super.rename(source, target);
    }
}
