package io.cameogrid.search.leaf;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.search.Coverage;
import io.cameogrid.api.topology.MicroshardId;
import io.cameogrid.search.microshard.Freshness;
import io.cameogrid.search.microshard.MicroshardSet;
import io.cameogrid.search.microshard.MicroshardsView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A view of those microshards that can be searched, and why the others cannot. Confined to the search.
 *
 * @param answered partitions in the view
 */
record Reading(MicroshardsView view, List<Integer> answered, List<Coverage.Failure> failed) implements AutoCloseable {

    static Reading open(MicroshardSet microshards, String incarnation, List<Integer> partitions, Freshness freshness) {
        List<Integer> searchable = new ArrayList<>(partitions);
        List<Coverage.Failure> failed = new ArrayList<>(0);
        while (true) {
            try {
                return new Reading(microshards.acquire(ids(incarnation, searchable), freshness), searchable, failed);
            } catch (CameoGridException e) {
                Map<Integer, String> refusals = microshards.refusals(ids(incarnation, searchable));
                if (e.code() != ErrorCode.PARTITION_UNAVAILABLE || refusals.isEmpty()) {
                    throw e;
                }
                refusals.forEach((partition, reason) -> failed.add(new Coverage.Failure(partition, reason)));
                searchable.removeAll(refusals.keySet());
            }
        }
    }

    private static List<MicroshardId> ids(String incarnation, List<Integer> partitions) {
        List<MicroshardId> ids = new ArrayList<>(partitions.size());
        for (int partition : partitions) {
            ids.add(new MicroshardId(incarnation, partition));
        }
        return ids;
    }

    @Override
    public void close() {
        view.close();
    }
}
