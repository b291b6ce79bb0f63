package io.cameogrid.search.microshard;

import java.io.IOException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.AlreadyClosedException;

/** What a generation holds now, in numbers. */
record Contents(long documents, long unmapped, long bufferedBytes, int segments, long builtSchemaVersion) {
    static final Contents NONE = new Contents(0, 0, 0, 0, 0);

    static Contents of(Generation generation) {
        try {
            DirectoryReader reader = generation.acquire(Freshness.EVERYTHING);
            try {
                return new Contents(
                        reader.numDocs(),
                        Verification.unmappedCount(reader),
                        generation.bytes(),
                        reader.leaves().size(),
                        generation.commits().builtSchemaVersion());
            } finally {
                reader.decRef();
            }
        } catch (IOException | AlreadyClosedException e) {
            return NONE; // It has just failed or been replaced.
        }
    }
}
