package io.cameogrid.grid.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.api.document.DocumentKey;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.ignite.cache.affinity.rendezvous.RendezvousAffinityFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StoredKeyTest {
    private static final SplittableRandom RANDOM = new SplittableRandom(7);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8, 64, 1024})
    void theOrderVisitsEachPartitionOnce(int partitions) {
        RendezvousAffinityFunction affinity = new RendezvousAffinityFunction(false, partitions);

        List<Integer> visited = new ArrayList<>();
        for (StoredKey key : keys().sorted().toList()) {
            int partition = affinity.partition(key.routingKey());
            if (visited.isEmpty() || visited.getLast() != partition) {
                visited.add(partition);
            }
        }

        assertThat(visited).doesNotHaveDuplicates().hasSizeGreaterThan(partitions / 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "Aa"})
    void theOrderTellsKeysApartAsEqualsDoes(String beginning) {
        // "Aa" and "BB" have the same hash code.
        List<StoredKey> keys = Stream.of("Aa", "BB", "C#")
                .flatMap(routing -> Stream.of(
                        StoredKey.of(new DocumentKey(beginning + "x", routing)),
                        StoredKey.of(new DocumentKey(beginning + "y", routing))))
                .toList();

        for (StoredKey left : keys) {
            for (StoredKey right : keys) {
                assertThat(left.compareTo(right) == 0).isEqualTo(left.equals(right));
                assertThat(left.compareTo(right)).isEqualTo(-right.compareTo(left));
            }
        }
    }

    private static Stream<StoredKey> keys() {
        return RANDOM.ints(10_000)
                .mapToObj(number -> StoredKey.of(new DocumentKey("id" + number, "route" + number % 5_000)));
    }
}
