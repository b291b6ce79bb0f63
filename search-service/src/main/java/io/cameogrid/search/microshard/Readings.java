package io.cameogrid.search.microshard;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.topology.MicroshardId;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.lucene.index.DirectoryReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the readers of several microshards together to one reading, and keeps it for the next search. Threads: any. */
final class Readings {
    private static final Logger LOG = LoggerFactory.getLogger(Readings.class);

    private final Function<MicroshardId, Optional<Microshard>> microshards;
    private final ReadingCache cache = new ReadingCache();
    private final IdleMerges idleMerges;

    /** @param microshards those that are open */
    Readings(Engine engine, Function<MicroshardId, Optional<Microshard>> microshards) {
        this.microshards = microshards;
        this.idleMerges = new IdleMerges(engine, cache::expire);
    }

    MicroshardsView acquire(List<MicroshardId> ids, Freshness freshness) {
        List<Microshard> searched =
                ids.stream().map(this::searched).flatMap(Optional::stream).toList();
        if (searched.size() < ids.size()) {
            throw unavailable(ids);
        }
        DirectoryReader[] readers = new DirectoryReader[ids.size()];
        int held = 0;
        try {
            for (; held < readers.length; held++) {
                readers[held] = searched.get(held).acquire(freshness);
            }
            return new MicroshardsView(cache.reading(ids, searched, readers, idleMerges));
        } finally {
            for (int i = 0; i < held; i++) {
                giveBack(readers[i]);
            }
        }
    }

    Map<Integer, String> refusals(List<MicroshardId> ids) {
        Map<Integer, String> refusals = new TreeMap<>();
        for (MicroshardId id : ids) {
            microshards
                    .apply(id)
                    .map(Microshard::refusal)
                    .orElse(Optional.of("not here"))
                    .ifPresent(reason -> refusals.put(id.partition(), reason));
        }
        return refusals;
    }

    CameoGridException unavailable(List<MicroshardId> ids) {
        Map<Integer, String> refusals = refusals(ids);
        return new CameoGridException(
                        ErrorCode.PARTITION_UNAVAILABLE, "microshards cannot be searched now: " + refusals)
                .with("unavailable", refusals);
    }

    /** Lets go what has been replaced, and the files that it holds. */
    void expire() {
        cache.expire();
    }

    void clear() {
        cache.clear();
    }

    private Optional<Microshard> searched(MicroshardId id) {
        return microshards.apply(id).filter(microshard -> microshard.refusal().isEmpty());
    }

    private static void giveBack(DirectoryReader reader) {
        try {
            reader.decRef();
        } catch (IOException e) {
            LOG.warn("a reader could not be closed", e);
        }
    }
}
