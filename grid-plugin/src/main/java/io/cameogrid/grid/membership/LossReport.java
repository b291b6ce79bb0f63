package io.cameogrid.grid.membership;

import io.cameogrid.grid.catalog.MetastorageCatalog;
import io.cameogrid.grid.internal.PartitionCopies;
import io.cameogrid.grid.store.DocumentCaches;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Says in the words of indexes what a smaller cluster lacks. */
final class LossReport {
    private final PartitionCopies copies;
    private final MetastorageCatalog catalog;

    LossReport(PartitionCopies copies, MetastorageCatalog catalog) {
        this.copies = copies;
        this.catalog = catalog;
    }

    /** Partitions that no node here has completely, as {@code index/partition}. */
    List<String> unowned() {
        return named(copies.unowned());
    }

    /** Partitions that nobody but the server has completely. */
    List<String> onlyOn(UUID server) {
        return named(copies.soleCopies().getOrDefault(server, Map.of()));
    }

    private List<String> named(Map<String, Set<Integer>> byCache) {
        List<String> named = new ArrayList<>();
        byCache.forEach((cache, partitions) -> {
            String name = DocumentCaches.incarnation(cache)
                    .flatMap(catalog::findIncarnation)
                    .map(index -> index.name().value())
                    .orElse(cache);
            partitions.forEach(partition -> named.add(name + "/" + partition));
        });
        return named;
    }

    /** The indexes that so few nodes cannot keep all copies of, one sentence each. */
    List<String> fewerCopies(int nodes) {
        return catalog.all().stream()
                .filter(index -> index.replicas() + 1 > nodes)
                .map(index -> "index " + index.name() + " is to have " + (index.replicas() + 1)
                        + " copies, and has no more than " + nodes + " on as many nodes")
                .toList();
    }
}
