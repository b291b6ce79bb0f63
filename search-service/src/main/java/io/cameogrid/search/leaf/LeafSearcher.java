package io.cameogrid.search.leaf;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.search.HitConsumer;
import io.cameogrid.api.search.Total;
import io.cameogrid.query.Query;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.search.port.Edition;
import io.cameogrid.search.port.LeafRequest;
import io.cameogrid.search.port.LeafResult;
import io.cameogrid.search.port.LeafSearch;
import io.cameogrid.search.port.PartitionMap;
import io.cameogrid.search.port.SchemaSource;
import io.cameogrid.search.port.StatisticsRequest;
import io.cameogrid.search.port.StatisticsResult;
import io.cameogrid.search.scatter.LocalLeaf;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Searches the microshards of this node, for itself and for others. Safe for use by many threads. */
public final class LeafSearcher implements LeafSearch, LocalLeaf {
    private final SchemaSource schema;
    private final PartitionMap partitions;
    private final QueryReader queries;
    private final Admission admission;
    private final LeafWork work;

    public LeafSearcher(
            SchemaSource schema, PartitionMap partitions, QueryReader queries, Admission admission, LeafWork work) {
        this.schema = schema;
        this.partitions = partitions;
        this.queries = queries;
        this.admission = admission;
        this.work = work;
    }

    /**
     * How many may work here at once.
     *
     * @param searches which hold the processor
     * @param streams which mostly wait for their readers, so that they must not keep searches out
     */
    public record Admission(SearchPermits searches, SearchPermits streams) {}

    @Override
    public LeafResult search(LeafRequest request) {
        return search(request, queries.parse(request.query()).query());
    }

    @Override
    public LeafResult search(LeafRequest request, Query query) {
        Optional<IndexDefinition> index = schema.findIncarnation(request.incarnation());
        if (index.isEmpty()) {
            return notMine(request);
        }
        Deadline deadline = Deadline.after(Duration.ofNanos(request.timeoutNanos()));
        SearchPermits.Permit permit = admission.searches().acquire(deadline);
        try (permit;
                PartitionMap.Lease lease =
                        partitions.lease(index.get(), request.partitions(), PartitionMap.Copy.ANY, deadline)) {
            return work.search(index.get(), request, query, lease, deadline);
        }
    }

    @Override
    public StatisticsResult statistics(StatisticsRequest request) {
        Optional<IndexDefinition> index = schema.findIncarnation(request.incarnation());
        if (index.isEmpty()) {
            return StatisticsResult.NOTHING;
        }
        Deadline deadline = Deadline.after(Duration.ofNanos(request.timeoutNanos()));
        SearchPermits.Permit permit = admission.searches().acquire(deadline);
        try (permit;
                PartitionMap.Lease lease =
                        partitions.lease(index.get(), request.partitions(), PartitionMap.Copy.ANY, deadline)) {
            return work.statistics(index.get(), request, lease);
        }
    }

    @Override
    public LeafResult stream(LeafRequest request, HitConsumer consumer) throws IOException {
        Query query = queries.parse(request.query()).query();
        Optional<IndexDefinition> index = schema.findIncarnation(request.incarnation());
        if (index.isEmpty()) {
            return notMine(request);
        }
        Deadline deadline = Deadline.after(Duration.ofNanos(request.timeoutNanos()));
        SearchPermits.Permit permit = admission.streams().acquire(deadline);
        try (permit;
                PartitionMap.Lease lease =
                        partitions.lease(index.get(), request.partitions(), PartitionMap.Copy.ANY, deadline)) {
            return work.stream(index.get(), request, query, lease, consumer);
        }
    }

    private static LeafResult notMine(LeafRequest request) {
        return new LeafResult(
                List.of(), new Total(0, true), List.of(), request.partitions(), List.of(), List.of(), Edition.NONE);
    }
}
