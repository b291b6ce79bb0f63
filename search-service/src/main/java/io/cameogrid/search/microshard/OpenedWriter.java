package io.cameogrid.search.microshard;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.Directory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A writer with what belongs to it, just opened. */
record OpenedWriter(
        long number, Path path, Directory directory, IndexWriter writer, DirectoryReader reader, Commits commits) {

    private static final Logger LOG = LoggerFactory.getLogger(OpenedWriter.class);

    /** Closes all of them; what fails is of no more use, and said in the log only. */
    static void closeQuietly(Closeable... parts) {
        for (Closeable part : parts) {
            try {
                part.close();
            } catch (IOException | RuntimeException e) {
                LOG.debug("closing a microshard that is not needed any more: {}", e.toString());
            }
        }
    }
}
