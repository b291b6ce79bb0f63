package io.cameogrid.search.microshard;

import io.cameogrid.api.topology.MicroshardId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;

/**
 * Remembers the reading of each set of microshards that is searched, so that an idle index costs nothing per search.
 *
 * <p>A reading holds the files that it reads. So readings with a replaced reader are let go as soon as that is noticed,
 * and only so many are kept. Threads: any; the lock is held for a few comparisons.
 */
final class ReadingCache {
    private static final int MOST = 64;

    private final Map<List<MicroshardId>, SharedReading> readings = new HashMap<>();

    /** The reading that consists of these readers, with a reference for the caller. */
    synchronized SharedReading reading(
            List<MicroshardId> ids, List<Microshard> microshards, DirectoryReader[] readers, IdleMerges idleMerges) {
        SharedReading known = readings.get(ids);
        if (known != null && known.consistsOf(readers) && known.retain()) {
            return known;
        }
        expire();
        if (readings.size() >= MOST) {
            clear();
        }
        try {
            SharedReading fresh = new SharedReading(microshards, readers);
            fresh.retain();
            for (int i = 0; i < readers.length; i++) {
                DirectoryReader reader = readers[i];
                microshards.get(i).current().ifPresent(current -> idleMerges.consider(current, reader));
            }
            SharedReading replaced = readings.put(List.copyOf(ids), fresh);
            if (replaced != null) {
                replaced.release();
            }
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets go every reading of which a part has been replaced. */
    synchronized void expire() {
        for (Iterator<SharedReading> all = readings.values().iterator(); all.hasNext(); ) {
            SharedReading reading = all.next();
            if (!reading.newest()) {
                all.remove();
                reading.release();
            }
        }
    }

    synchronized void clear() {
        readings.values().forEach(SharedReading::release);
        readings.clear();
    }
}
