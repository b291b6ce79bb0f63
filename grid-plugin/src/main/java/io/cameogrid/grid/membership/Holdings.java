package io.cameogrid.grid.membership;

import io.cameogrid.grid.store.DocumentCaches;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Who has which partition, and can serve it.
 *
 * @param owners servers that have all rows of a partition, by cache
 * @param searched incarnations whose copies are of use only when their microshards can be searched; of other caches, such as
 *     an application's own, rows are all there is
 * @param searchable partitions whose microshards can be searched for certain, by server and incarnation
 */
record Holdings(
        Map<String, Map<Integer, Set<UUID>>> owners,
        Set<String> searched,
        Map<UUID, Map<String, Set<Integer>>> searchable) {

    /** The owners without which something that they have could not be served. */
    Set<UUID> needed() {
        Set<UUID> needed = new HashSet<>();
        owners.forEach((cache, partitions) -> partitions.forEach((partition, nodes) -> {
            Set<UUID> serving = serving(cache, partition, nodes);
            if (serving.size() == 1) {
                needed.addAll(serving);
            } else if (serving.isEmpty()) {
                needed.addAll(nodes); // One of them will serve, and nobody knows which.
            }
        }));
        return needed;
    }

    private Set<UUID> serving(String cache, int partition, Set<UUID> nodes) {
        Optional<String> incarnation = DocumentCaches.incarnation(cache).filter(searched::contains);
        return incarnation
                .map(index -> nodes.stream()
                        .filter(node -> searchable
                                .getOrDefault(node, Map.of())
                                .getOrDefault(index, Set.of())
                                .contains(partition))
                        .collect(Collectors.toSet()))
                .orElse(nodes);
    }
}
