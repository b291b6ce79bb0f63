package io.cameogrid.grid.internal;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteCheckedException;
import org.apache.ignite.cluster.BaselineNode;
import org.apache.ignite.internal.GridKernalContext;
import org.apache.ignite.internal.IgniteFutureTimeoutCheckedException;
import org.apache.ignite.internal.managers.discovery.DiscoCache;
import org.apache.ignite.internal.pagemem.store.IgnitePageStoreManager;
import org.apache.ignite.internal.processors.affinity.AffinityTopologyVersion;
import org.apache.ignite.internal.processors.cache.CacheGroupContext;
import org.apache.ignite.internal.processors.cache.GridCachePartitionExchangeManager;
import org.apache.ignite.internal.processors.cache.distributed.dht.GridDhtTopologyFuture;
import org.apache.ignite.internal.processors.cache.distributed.dht.preloader.GridDhtPartitionsExchangeFuture;
import org.apache.ignite.internal.processors.cache.distributed.dht.preloader.PartitionsExchangeAware;
import org.apache.ignite.internal.processors.cache.distributed.dht.topology.GridDhtLocalPartition;
import org.apache.ignite.internal.processors.cache.distributed.dht.topology.GridDhtPartitionState;
import org.jspecify.annotations.Nullable;

/** The partitions of caches as they lie on this node: states, counters, row counts, reservations. */
public final class LocalPartitions {
    private final GridKernalContext context;

    public LocalPartitions(Ignite ignite) {
        this.context = Kernal.context(ignite);
    }

    /**
     * The partition's highest applied update counter, which is the one that Ignite's checkpoint records hold: the counter
     * without gaps lags behind it as long as a transaction is under way. 0 if the partition is not on this node.
     */
    public long updateCounter(String cacheName, int partition) {
        GridDhtLocalPartition local = find(cacheName, partition).orElse(null);
        return local == null ? 0 : local.highestAppliedCounter();
    }

    /** The partition's number of rows; empty if the partition is not on this node. */
    public OptionalLong rowCount(String cacheName, int partition) {
        return find(cacheName, partition).stream()
                .mapToLong(GridDhtLocalPartition::fullSize)
                .findFirst();
    }

    /** Whether the partition is on this node and not on its way out; rows removed by its leaving are no deletes. */
    public boolean held(String cacheName, int partition) {
        GridDhtLocalPartition local = find(cacheName, partition).orElse(null);
        return local != null
                && local.state() != GridDhtPartitionState.RENTING
                && local.state() != GridDhtPartitionState.EVICTED;
    }

    /** How a partition is on this node. */
    public enum Residence {
        /** With all its rows. */
        OWNED,
        /** Its rows are still coming from other nodes. */
        ARRIVING,
        /** On its way out: its rows go one by one, or with their file. */
        LEAVING,
        /** No live node has all its rows; this one has some. */
        LOST
    }

    /**
     * The cache's partitions on this node, as primary or backup. Empty if nothing certain can be said: the cache is not
     * started here, or the node is stopping.
     */
    public Optional<Map<Integer, Residence>> residences(String cacheName) {
        CacheGroupContext group = Kernal.group(context, cacheName);
        if (group == null || context.isStopping()) {
            return Optional.empty();
        }
        Map<Integer, Residence> residences = new TreeMap<>();
        for (GridDhtLocalPartition partition : group.topology().currentLocalPartitions()) {
            residences.put(partition.id(), residence(partition.state()));
        }
        return Optional.of(residences);
    }

    /**
     * A partition on this node.
     *
     * @param primary whether this node is its primary one, as of the newest topology that is settled
     */
    public record Held(int partition, Residence residence, boolean primary, long rows) {}

    /** The cache's partitions on this node, with what is cheap to know of each; none if the cache is not started here. */
    public List<Held> heldPartitions(String cacheName) {
        CacheGroupContext group = Kernal.group(context, cacheName);
        if (group == null || context.isStopping()) {
            return List.of();
        }
        AffinityTopologyVersion version = context.cache().context().exchange().readyAffinityVersion();
        List<Held> held = new ArrayList<>();
        for (GridDhtLocalPartition partition : group.topology().currentLocalPartitions()) {
            held.add(new Held(
                    partition.id(), residence(partition.state()), partition.primary(version), partition.fullSize()));
        }
        return held;
    }

    /** The cache's partitions of which no live node has all rows, on whichever node. */
    public Set<Integer> lost(String cacheName) {
        CacheGroupContext group = Kernal.group(context, cacheName);
        return group == null ? Set.of() : group.topology().lostPartitions();
    }

    /** The newest topology by which all partitions on this node are assigned. */
    public long settledTopology() {
        return assignment().topology();
    }

    /** The newest assignment of partitions to nodes that is settled on this node. */
    public Assignment assignment() {
        AffinityTopologyVersion version = context.cache().context().exchange().readyAffinityVersion();
        return new Assignment(version.topologyVersion(), version.minorTopologyVersion());
    }

    /**
     * An assignment of partitions to nodes, the same on all of them; later ones are greater.
     *
     * @param number of those that the topology has had before
     */
    public record Assignment(long topology, long number) implements Comparable<Assignment> {
        private static final Comparator<Assignment> ORDER =
                Comparator.comparingLong(Assignment::topology).thenComparingLong(Assignment::number);

        @Override
        public int compareTo(Assignment other) {
            return ORDER.compare(this, other);
        }
    }

    /** Ids of the cache's partitions that are on this node with all their rows, as primary or backup. */
    public List<Integer> ownedPartitions(String cacheName) {
        return residences(cacheName).orElse(Map.of()).entrySet().stream()
                .filter(partition -> partition.getValue() == Residence.OWNED)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Residence residence(GridDhtPartitionState state) {
        return switch (state) {
            case OWNING -> Residence.OWNED;
            case MOVING -> Residence.ARRIVING;
            case RENTING, EVICTED -> Residence.LEAVING;
            case LOST -> Residence.LOST;
        };
    }

    /** Runs the action after each partition exchange, in the exchange's thread: it must neither block nor throw. */
    public void onExchangeDone(Runnable action) {
        context.cache().context().exchange().registerExchangeAwareComponent(new PartitionsExchangeAware() {
            @Override
            public void onDoneAfterTopologyUnlock(GridDhtPartitionsExchangeFuture exchange) {
                action.run();
            }
        });
    }

    /**
     * Tells who is to keep documents and who of the servers is here, by consistent ids, at each exchange of an active grid: in
     * the exchange's thread, before this server takes an update in the new topology. The action must not throw.
     */
    public void onTopology(BiConsumer<Set<String>, Set<String>> action) {
        context.cache().context().exchange().registerExchangeAwareComponent(new PartitionsExchangeAware() {
            @Override
            public void onInitBeforeTopologyLock(GridDhtPartitionsExchangeFuture exchange) {
                tell(exchange.firstEventCache());
            }

            // Exchanges that were merged into this one are in it now.
            @Override
            public void onDoneBeforeTopologyUnlock(
                    GridDhtPartitionsExchangeFuture exchange, @Nullable Throwable failure) {
                if (failure == null) {
                    tell(exchange.events().discoveryCache());
                }
            }

            private void tell(@Nullable DiscoCache topology) {
                List<? extends BaselineNode> baseline = topology == null ? null : topology.baselineNodes();
                if (topology != null
                        && baseline != null
                        && topology.state().state().active()) {
                    action.accept(ids(baseline), ids(topology.serverNodes()));
                }
            }
        });
    }

    private static Set<String> ids(List<? extends BaselineNode> nodes) {
        return nodes.stream()
                .filter(node -> !Baseline.isNote(node))
                .map(node -> String.valueOf(node.consistentId()))
                .collect(Collectors.toSet());
    }

    /** Whether partitions are being assigned anew at this moment. */
    public boolean exchanging() {
        GridDhtTopologyFuture last = context.cache().context().exchange().lastTopologyFuture();
        return last != null && !last.isDone();
    }

    /** Bytes that the cache's partitions on this node take in the store, on disk or, without one, in memory. */
    public long storedBytes(String cacheName) {
        CacheGroupContext group = Kernal.group(context, cacheName);
        if (group == null) {
            return 0;
        }
        IgnitePageStoreManager store = context.cache().context().pageStore();
        if (store == null) {
            return group.offheap().offHeapAllocatedSize();
        }
        long pages = 0;
        try {
            for (GridDhtLocalPartition partition : group.topology().currentLocalPartitions()) {
                pages += store.pages(group.groupId(), partition.id());
            }
        } catch (IgniteCheckedException e) {
            throw new IllegalStateException("the size of the store could not be read", e);
        }
        return pages * group.dataRegion().pageMemory().pageSize();
    }

    /** Whether every copy of every partition of the cache is there and owned. */
    public boolean fullyOwned(String cacheName) {
        CacheGroupContext group = Kernal.group(context, cacheName);
        return group == null || !group.topology().hasMovingPartitions();
    }

    /**
     * Waits until no partition exchange is in flight, so that what affinity says is what holds.
     *
     * @return tells later whether it still does
     * @throws CameoGridException TIMEOUT if one goes on beyond the deadline
     */
    public Settlement awaitStableAffinity(Deadline deadline) {
        GridCachePartitionExchangeManager<?, ?> exchange =
                context.cache().context().exchange();
        GridDhtTopologyFuture last = exchange.lastTopologyFuture();
        if (last != null && !last.isDone()) {
            try {
                last.get(Math.max(1, deadline.remaining().toMillis()));
            } catch (IgniteFutureTimeoutCheckedException e) {
                throw new CameoGridException(
                        ErrorCode.TIMEOUT, "partitions are still being assigned to nodes; repeat later", e);
            } catch (IgniteCheckedException e) {
                throw new IllegalStateException("partition exchange failed", e);
            }
        }
        return () -> Objects.equals(exchange.lastTopologyFuture(), last);
    }

    /** A time between two partition exchanges. */
    @FunctionalInterface
    public interface Settlement {
        /** Whether the next exchange has not begun; what was seen of partitions before that is true. */
        boolean lasts();
    }

    /**
     * Keeps the partition on this node until {@link Reservation#close}; empty if this node does not own it at the current
     * topology, with all its rows and taking all updates.
     *
     * @param primary whether it must be the primary owner
     */
    public Optional<Reservation> reserve(String cacheName, int partition, boolean primary) {
        GridDhtLocalPartition local = find(cacheName, partition).orElse(null);
        if (local == null || local.state() != GridDhtPartitionState.OWNING) {
            return Optional.empty();
        }
        AffinityTopologyVersion version = context.cache().context().exchange().readyAffinityVersion();
        boolean granted = local.primary(version) || (!primary && local.backup(version));
        if (!granted || !local.reserve()) {
            return Optional.empty();
        }
        if (local.state() != GridDhtPartitionState.OWNING) {
            local.release();
            return Optional.empty();
        }
        return Optional.of(local::release);
    }

    /** A partition that cannot leave this node. */
    @FunctionalInterface
    public interface Reservation extends AutoCloseable {
        @Override
        void close();
    }

    private Optional<GridDhtLocalPartition> find(String cacheName, int partition) {
        CacheGroupContext group = Kernal.group(context, cacheName);
        return group == null
                ? Optional.empty()
                : Optional.ofNullable(group.topology().localPartition(partition));
    }
}
