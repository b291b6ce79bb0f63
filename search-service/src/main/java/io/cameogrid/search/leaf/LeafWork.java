package io.cameogrid.search.leaf;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.search.Coverage;
import io.cameogrid.api.search.Hit;
import io.cameogrid.api.search.HitConsumer;
import io.cameogrid.api.search.Total;
import io.cameogrid.api.topology.MicroshardId;
import io.cameogrid.query.Query;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.search.leaf.LeafTask.Page;
import io.cameogrid.search.merge.MissingPartitions;
import io.cameogrid.search.microshard.Freshness;
import io.cameogrid.search.microshard.MicroshardSet;
import io.cameogrid.search.port.Edition;
import io.cameogrid.search.port.LeafHit;
import io.cameogrid.search.port.LeafRequest;
import io.cameogrid.search.port.LeafResult;
import io.cameogrid.search.port.PartitionMap;
import io.cameogrid.search.port.StatisticsRequest;
import io.cameogrid.search.port.StatisticsResult;
import io.cameogrid.search.statistics.LiveFrequencies;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.CorruptIndexException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a leaf does for an admitted request, on the partitions that are leased for it. Safe for use by many threads.
 *
 * <p>If a document changed between the view and the fetch, the search is repeated on a newer view, where it is in its
 * right place again. Should documents keep changing, the last round judges each changed one by itself.
 */
public final class LeafWork {
    private static final Logger LOG = LoggerFactory.getLogger(LeafWork.class);
    private static final int ROUNDS = 3;

    private final MicroshardSet microshards;
    private final LeafTranslator translator;
    private final FreshHits fresh;
    private final LiveFrequencies live;

    public LeafWork(MicroshardSet microshards, LeafTranslator translator, FreshHits fresh, LiveFrequencies live) {
        this.microshards = microshards;
        this.translator = translator;
        this.fresh = fresh;
        this.live = live;
    }

    LeafResult search(
            IndexDefinition index, LeafRequest request, Query query, PartitionMap.Lease lease, Deadline deadline) {
        LeafTask task = translator.task(index, request, query);
        if (lease.granted().isEmpty()) {
            return empty(lease, List.of());
        }
        try {
            for (int round = 1; round < ROUNDS; round++) {
                try (Reading reading = open(task, lease, round == 1 ? Freshness.DUE : Freshness.EVERYTHING)) {
                    Optional<Page> page = fresh.ifUnchanged(task, reading.view(), deadline);
                    if (page.isPresent()) {
                        return task.result(page.get(), reading, lease);
                    }
                }
            }
            try (Reading reading = open(task, lease, Freshness.EVERYTHING)) {
                return task.result(fresh.judged(task, reading.view(), deadline), reading, lease);
            }
        } catch (IOException e) {
            return unreadable(task, lease, e);
        }
    }

    LeafResult stream(
            IndexDefinition index, LeafRequest request, Query query, PartitionMap.Lease lease, HitConsumer consumer)
            throws IOException {
        LeafTask task = translator.unordered(index, request, query);
        if (lease.granted().isEmpty()) {
            return empty(lease, List.of());
        }
        Receiver receiver = new Receiver(consumer);
        Duration timeout = Duration.ofNanos(request.timeoutNanos());
        try (Reading reading = open(task, lease, Freshness.DUE)) {
            fresh.each(task, reading.view(), timeout, receiver);
            return task.result(new Page(List.of(), new Total(receiver.count, true)), reading, lease);
        } catch (IOException e) {
            if (receiver.gone) {
                throw e;
            }
            LeafResult failed = unreadable(task, lease, e);
            if (receiver.count > 0) {
                throw MissingPartitions.refusal(index.name(), failed.failed());
            }
            return failed;
        }
    }

    StatisticsResult statistics(IndexDefinition index, StatisticsRequest request, PartitionMap.Lease lease) {
        if (lease.granted().isEmpty()) {
            return StatisticsResult.NOTHING;
        }
        try (Reading reading = Reading.open(microshards, index.incarnation(), lease.granted(), Freshness.DUE)) {
            return new StatisticsResult(
                    Counting.of(new ViewSearcher(reading.view().searcher(), live), request.subjects()),
                    reading.answered(),
                    reading.view().edition());
        } catch (IOException e) {
            // The search that follows meets the same, and says what is to be said.
            LOG.warn("index {}: its microshards {} cannot be counted", index.name(), lease.granted(), e);
            return StatisticsResult.NOTHING;
        }
    }

    private Reading open(LeafTask task, PartitionMap.Lease lease, Freshness freshness) {
        return Reading.open(microshards, task.index().incarnation(), lease.granted(), freshness);
    }

    private LeafResult unreadable(LeafTask task, PartitionMap.Lease lease, IOException cause) {
        LOG.error("index {}: its microshards {} cannot be read", task.index().name(), lease.granted(), cause);
        List<Coverage.Failure> failed = new ArrayList<>();
        for (int partition : lease.granted()) {
            failed.add(new Coverage.Failure(partition, "its index cannot be read"));
            if (cause instanceof CorruptIndexException) {
                microshards.distrust(new MicroshardId(task.index().incarnation(), partition), cause);
            }
        }
        return empty(lease, failed);
    }

    private static LeafResult empty(PartitionMap.Lease lease, List<Coverage.Failure> failed) {
        return new LeafResult(
                List.of(), new Total(0, true), List.of(), lease.notMine(), failed, List.of(), Edition.NONE);
    }

    /** Counts what a consumer took, and tells its failures from those of the index. */
    private static final class Receiver implements FreshHits.Receiver {
        private final HitConsumer consumer;
        private long count;
        private boolean gone;

        Receiver(HitConsumer consumer) {
            this.consumer = consumer;
        }

        @Override
        public void accept(LeafHit hit) throws IOException {
            gone = true;
            consumer.accept(new Hit(hit.key().id(), hit.score(), hit.source()).with(hit.annotation()));
            gone = false;
            count++;
        }
    }
}
