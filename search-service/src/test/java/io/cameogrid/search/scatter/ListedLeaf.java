package io.cameogrid.search.scatter;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.search.HitConsumer;
import io.cameogrid.api.search.Total;
import io.cameogrid.query.Query;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.search.merge.HitOrder;
import io.cameogrid.search.port.Edition;
import io.cameogrid.search.port.LeafHit;
import io.cameogrid.search.port.LeafRequest;
import io.cameogrid.search.port.LeafResult;
import io.cameogrid.search.port.LeafSearch;
import io.cameogrid.search.port.PartitionMap;
import io.cameogrid.search.port.StatisticsRequest;
import io.cameogrid.search.port.StatisticsResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A leaf whose hits are given, partition by partition, so that what travels can be tested without an index. */
final class ListedLeaf implements LeafSearch, LocalLeaf {
    private final IndexDefinition index;
    private final PartitionMap partitions;
    private final Map<Integer, List<LeafHit>> hits;
    private final List<LeafRequest> requests = new ArrayList<>();

    ListedLeaf(IndexDefinition index, PartitionMap partitions, Map<Integer, List<LeafHit>> hits) {
        this.index = index;
        this.partitions = partitions;
        this.hits = hits;
    }

    /** What it was asked so far. */
    List<LeafRequest> requests() {
        return requests;
    }

    @Override
    public LeafResult search(LeafRequest request, Query query) {
        return search(request);
    }

    @Override
    public LeafResult search(LeafRequest request) {
        requests.add(request);
        try (PartitionMap.Lease lease = partitions.lease(
                index,
                request.partitions(),
                PartitionMap.Copy.ANY,
                Deadline.after(Duration.ofNanos(request.timeoutNanos())))) {
            List<LeafHit> found = new ArrayList<>();
            lease.granted().forEach(partition -> found.addAll(hits.getOrDefault(partition, List.of())));
            found.sort(HitOrder.of(request.sort()));
            return new LeafResult(
                    found.stream().skip(request.skip()).limit(request.limit()).toList(),
                    new Total(found.size(), true),
                    lease.granted(),
                    lease.notMine(),
                    List.of(),
                    List.of(),
                    Edition.NONE);
        }
    }

    @Override
    public StatisticsResult statistics(StatisticsRequest request) {
        throw new UnsupportedOperationException("these hits have their scores already");
    }

    @Override
    public LeafResult stream(LeafRequest request, HitConsumer consumer) {
        throw new UnsupportedOperationException("these hits are for searches");
    }
}
