package io.cameogrid.search.route;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.search.Coverage;
import io.cameogrid.api.search.Total;
import io.cameogrid.api.topology.MicroshardId;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.search.fetch.Projection;
import io.cameogrid.search.port.LeafHit;
import io.cameogrid.search.port.PartitionMap;
import io.cameogrid.search.port.Row;
import io.cameogrid.search.port.RowSource;
import io.cameogrid.search.scatter.SearchPlan;
import java.util.List;
import java.util.Optional;

/** Answers a search for one id from the store, without the index: so it works while a microshard is rebuilt, too. */
final class DirectRead {
    private final PartitionMap partitions;
    private final RowSource rows;

    DirectRead(PartitionMap partitions, RowSource rows) {
        this.partitions = partitions;
        this.rows = rows;
    }

    /**
     * The answer, if this node holds the document that the id names together with the routing key, or by itself. Empty
     * otherwise: another node may hold it, or it may be routed by something that the search does not say.
     */
    Optional<PageSearch.Answer> read(SearchPlan plan, String id, Optional<String> routingKey) {
        Optional<DocumentKey> key = key(id, routingKey);
        if (key.isEmpty() || !plan.sort().isEmpty()) {
            return Optional.empty();
        }
        int partition = partitions.partition(plan.index(), key.get().routingKey());
        return find(plan, partition, key.get()).map(row -> answer(plan, partition, row));
    }

    private static Optional<DocumentKey> key(String id, Optional<String> routingKey) {
        try {
            return Optional.of(DocumentKey.of(id, routingKey.orElse(id)));
        } catch (CameoGridException e) {
            // What can be no id can still be searched for, and is not found.
            return Optional.empty();
        }
    }

    private Optional<Row> find(SearchPlan plan, int partition, DocumentKey key) {
        IndexDefinition index = plan.index();
        try (PartitionMap.Lease lease =
                partitions.lease(index, List.of(partition), PartitionMap.Copy.PRIMARY, plan.deadline())) {
            return lease.granted().isEmpty()
                    ? Optional.empty()
                    : rows.find(new MicroshardId(index.incarnation(), partition), key);
        }
    }

    private static PageSearch.Answer answer(SearchPlan plan, int partition, Row row) {
        List<LeafHit> hits = List.of();
        if (plan.page().offset() == 0 && plan.page().limit() > 0) {
            Projection projection = Projection.of(plan.fields());
            hits = List.of(new LeafHit(partition, row.key(), 1, List.of(), projection.apply(row.source())));
        }
        return new PageSearch.Answer(hits, new Total(1, true), new Coverage(1, 1, List.of(), 1), List.of());
    }
}
