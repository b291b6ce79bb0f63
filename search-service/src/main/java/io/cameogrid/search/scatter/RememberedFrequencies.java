package io.cameogrid.search.scatter;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.cameogrid.api.topology.NodeId;
import io.cameogrid.search.port.Edition;
import io.cameogrid.search.port.Frequency;
import io.cameogrid.search.port.Statistics;
import io.cameogrid.search.port.Subject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;

/**
 * Sums of frequencies over nodes, and in which editions of the nodes they were counted.
 *
 * <p>A sum holds as long as each node is known to have the very edition that was counted: on an index that nobody writes
 * to, for ever. Beside writes it holds for {@link #AGE}, unless {@link #SHARE} of some node's documents changed: else
 * each search after a write would have to count again. So the statistics of a quiet index are exact.
 *
 * <p>Safe for use by many threads.
 */
final class RememberedFrequencies {
    static final Duration AGE = Duration.ofSeconds(5);
    /** One in so many documents. */
    static final int SHARE = 100;

    private static final int MOST_SCOPES = 256;
    /** Frequencies and words in them, of some 200 bytes each. */
    private static final long MOST_WEIGHT = 100_000;

    private final LongSupplier nanos;
    private final Cache<Place, Scope> scopes =
            CacheBuilder.newBuilder().maximumSize(MOST_SCOPES).build();
    private final Cache<Key, Known> frequencies = CacheBuilder.newBuilder()
            .maximumWeight(MOST_WEIGHT)
            .weigher(RememberedFrequencies::weight)
            .build();

    /** @param nanos a clock */
    RememberedFrequencies(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** A moment's look at all nodes. */
    record Count(Map<NodeId, Edition> editions, long nanos) {}

    /** A sum, and when it was counted. */
    record Known(Frequency frequency, Count count) {}

    /** Which partitions were counted where. */
    private record Place(String incarnation, Map<NodeId, List<Integer>> owners) {}

    private record Key(Scope scope, Subject subject) {}

    private static int weight(Key key, Known known) {
        return known.frequency() instanceof Frequency.OfNear near
                ? 1 + near.variants().size()
                : 1;
    }

    /** What is remembered of these partitions on these nodes. */
    Scope scope(String incarnation, Map<NodeId, List<Integer>> owners) {
        try {
            return scopes.get(new Place(incarnation, Map.copyOf(owners)), Scope::new);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The sums over some partitions, as long as these stay on their nodes. */
    final class Scope {
        private final Map<NodeId, Edition> newest = new ConcurrentHashMap<>();

        /** The frequency of the subject, if it holds as far as is known. */
        Optional<Known> find(Subject subject) {
            return Optional.ofNullable(frequencies.getIfPresent(new Key(this, subject)))
                    .filter(known -> holds(known.count()));
        }

        /** Remembers what was counted in these editions. */
        void remember(Statistics statistics, Map<NodeId, Edition> editions) {
            seen(editions);
            Count count = new Count(Map.copyOf(editions), nanos.getAsLong());
            statistics
                    .frequencies()
                    .forEach((subject, frequency) ->
                            frequencies.put(new Key(this, subject), new Known(frequency, count)));
        }

        /** Takes note of the editions that nodes have now. */
        void seen(Map<NodeId, Edition> editions) {
            newest.putAll(editions);
        }

        boolean holds(Count count) {
            boolean young = nanos.getAsLong() - count.nanos() <= AGE.toNanos();
            for (Map.Entry<NodeId, Edition> counted : count.editions().entrySet()) {
                Edition now = newest.getOrDefault(counted.getKey(), counted.getValue());
                if (!now.same(counted.getValue()) && !(young && near(counted.getValue(), now))) {
                    return false;
                }
            }
            return true;
        }

        private static boolean near(Edition counted, Edition now) {
            return counted.distance(now) * SHARE <= counted.documents();
        }
    }
}
