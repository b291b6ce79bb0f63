package io.cameogrid.search.microshard;

import java.io.IOException;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;

/** A disk on which nothing can be written while it fails. */
final class FailingDirectory extends FilterDirectory {
    private final AtomicBoolean failing;

    FailingDirectory(Directory directory, AtomicBoolean failing) {
        super(directory);
        this.failing = failing;
    }

    private void pass() throws IOException {
        if (failing.get()) {
            throw new IOException("no space left on device");
        }
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) throws IOException {
        pass();
        return super.createOutput(name, context);
    }

    @Override
    public IndexOutput createTempOutput(String prefix, String suffix, IOContext context) throws IOException {
        pass();
        return super.createTempOutput(prefix, suffix, context);
    }

    @Override
    public void sync(Collection<String> names) throws IOException {
        pass();
        super.sync(names);
    }
}
