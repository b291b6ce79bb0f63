package io.cameogrid.grid.store;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.grid.internal.LocalPartitions;
import io.cameogrid.grid.internal.PartitionCopies;
import io.cameogrid.grid.internal.StoreFailures;
import io.cameogrid.schema.IndexDefinition;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import javax.cache.CacheException;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteCache;
import org.apache.ignite.IgniteException;
import org.apache.ignite.cache.CacheAtomicityMode;
import org.apache.ignite.cache.CacheKeyConfiguration;
import org.apache.ignite.cache.CacheMode;
import org.apache.ignite.cache.CacheRebalanceMode;
import org.apache.ignite.cache.CacheWriteSynchronizationMode;
import org.apache.ignite.cache.PartitionLossPolicy;
import org.apache.ignite.cache.QueryEntity;
import org.apache.ignite.cache.affinity.Affinity;
import org.apache.ignite.configuration.CacheConfiguration;

/** The caches that hold documents: one for each incarnation of an index, with the settings that the promises need. */
public final class DocumentCaches {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final Duration LONGEST_JOIN = Duration.ofSeconds(10);
    private static final String PREFIX = "cameogrid-";

    private final Ignite ignite;
    private final LocalPartitions partitions;
    private final PartitionCopies copies;
    private final Predicate<IndexDefinition> named;

    /**
     * @param named whether the incarnation is that of the index's name. It must not say so of one that was dropped, even if this
     *     is a client that was cut off from the grid meanwhile
     */
    public DocumentCaches(Ignite ignite, LocalPartitions partitions, Predicate<IndexDefinition> named) {
        this.ignite = ignite;
        this.partitions = partitions;
        this.copies = new PartitionCopies(ignite);
        this.named = named;
    }

    /** The name of the cache that belongs to the incarnation. */
    public static String name(String incarnation) {
        return PREFIX + incarnation;
    }

    /** The incarnation whose documents the cache holds; empty for caches that are not ours. */
    public static Optional<String> incarnation(String cacheName) {
        return cacheName.startsWith(PREFIX) ? Optional.of(cacheName.substring(PREFIX.length())) : Optional.empty();
    }

    /**
     * The cache of the index, made anew if it is not there.
     *
     * <p>Whoever still works with the definition of an index that was dropped must not bring its cache back. A drop
     * takes the definition away before the cache: so if the definition is there after the cache was not, nobody has
     * dropped it. It must be the definition of the index's name: one whose documents move has another one, whose cache is made
     * and destroyed by the move alone.
     *
     * @throws CameoGridException INDEX_NOT_FOUND if the index was dropped
     */
    public IgniteCache<StoredKey, StoredDocument> open(IndexDefinition index) {
        IgniteCache<StoredKey, StoredDocument> present = ignite.cache(name(index.incarnation()));
        if (present != null) {
            return present;
        }
        if (!named.test(index)) {
            throw new CameoGridException(ErrorCode.INDEX_NOT_FOUND, "the index was deleted meanwhile")
                    .with("index", index.name().value());
        }
        return ignite.getOrCreateCache(readableByAll(index));
    }

    /** The cache of the incarnation; empty if it is not there, and then it is not made. */
    public Optional<IgniteCache<StoredKey, StoredDocument>> find(String incarnation) {
        return Optional.ofNullable(ignite.cache(name(incarnation)));
    }

    /** Makes the cache of an index that is being made. While the cluster's members change, it waits until the deadline. */
    public void create(IndexDefinition index, Deadline deadline) {
        whenMembersStay(() -> ignite.getOrCreateCache(readableByAll(index)), deadline);
    }

    /**
     * The other servers that hold the only complete copies of the keys' rows: for want of replicas, or because the servers with
     * the others are away or still being filled.
     */
    Set<UUID> soleOwners(IndexDefinition index, Set<StoredKey> keys) {
        open(index);
        String cache = name(index.incarnation());
        Map<Integer, UUID> owners = copies.soleOwners(cache);
        owners.values().removeIf(ignite.cluster().localNode().id()::equals);
        Set<UUID> nodes = new HashSet<>();
        if (!owners.isEmpty()) {
            Affinity<StoredKey> affinity = ignite.affinity(cache);
            keys.forEach(key ->
                    Optional.ofNullable(owners.get(affinity.partition(key))).ifPresent(nodes::add));
        }
        return nodes;
    }

    /** Destroys the cache and with it every document. While the cluster's members change, it waits until the deadline. */
    public void destroy(IndexDefinition index, Deadline deadline) {
        awaitNobodyJoins(deadline);
        whenMembersStay(() -> ignite.destroyCache(name(index.incarnation())), deadline);
    }

    /**
     * A server that joins ends with an error if a cache that it has on its disk is destroyed before its first exchange is over:
     * Ignite looks there for the description of the cache, which is gone, and does not expect that. What is waited for here
     * leaves the time that the message takes; a server that meets it nevertheless repeats its start.
     */
    private void awaitNobodyJoins(Deadline deadline) {
        Deadline patience = Deadline.after(LONGEST_JOIN);
        while (partitions.settledTopology() < ignite.cluster().topologyVersion()
                && !patience.expired()
                && !deadline.expired()
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static void whenMembersStay(Runnable change, Deadline deadline) {
        while (true) {
            try {
                change.run();
                return;
            } catch (CacheException | IgniteException e) {
                if (!StoreFailures.membersChanging(e)
                        || deadline.expired()
                        || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** The settings, for nodes of an earlier version, too: they could not read a class that they do not know. */
    private CacheConfiguration<StoredKey, StoredDocument> readableByAll(IndexDefinition index) {
        CacheConfiguration<StoredKey, StoredDocument> settings = configuration(index);
        return ignite.cluster().nodes().stream().allMatch(node -> node.attribute(BalancedAffinity.ATTRIBUTE) != null)
                ? settings
                : settings.setAffinity(new DrainableAffinity(index.microshards()));
    }

    /**
     * The settings of a document cache. Each line carries a promise: an acknowledged write is on the primary and every
     * backup (FULL_SYNC), reads see it (no read from backups), a batch is one transaction, a lost partition refuses to
     * look empty, and removes reach the index (query entity: without one the grid does not report them).
     */
    public static CacheConfiguration<StoredKey, StoredDocument> configuration(IndexDefinition index) {
        return new CacheConfiguration<StoredKey, StoredDocument>(name(index.incarnation()))
                .setCacheMode(CacheMode.PARTITIONED)
                .setAtomicityMode(CacheAtomicityMode.TRANSACTIONAL)
                .setWriteSynchronizationMode(CacheWriteSynchronizationMode.FULL_SYNC)
                .setReadFromBackup(false)
                .setPartitionLossPolicy(PartitionLossPolicy.READ_WRITE_SAFE)
                .setRebalanceMode(CacheRebalanceMode.ASYNC)
                .setBackups(index.replicas())
                .setAffinity(new BalancedAffinity(index.microshards()))
                .setKeyConfiguration(new CacheKeyConfiguration(StoredKey.class.getName(), StoredKey.ROUTING_FIELD))
                .setQueryEntities(List.of(new QueryEntity(StoredKey.class, StoredDocument.class)))
                .setCopyOnRead(false)
                .setStatisticsEnabled(false)
                .setStoreKeepBinary(false);
    }
}
