package io.cameogrid.grid.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.topology.IndexVerification;
import io.cameogrid.api.topology.IndexVerification.Agreement;
import io.cameogrid.api.topology.VerifiedCopy;
import io.cameogrid.schema.Growth;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class IndexVerifierTest {
    private final List<List<CopyReading>> looks = new ArrayList<>();
    private final List<Set<Integer>> asked = new ArrayList<>();

    @Test
    void copiesOfTheSameRowsAreReadOnce() {
        looks.add(List.of(reading("b", 0, 5, 5, 77), reading("a", 0, 5, 6, 77), reading("a", 1, 2, 2, 8)));
        IndexVerification result = verify(2);
        assertThat(result.clean()).isTrue();
        assertThat(asked).containsExactly(Set.of(0, 1));
        assertThat(result.partitions().getFirst().copies())
                .extracting(VerifiedCopy::nodeId)
                .as("the primary first")
                .containsExactly("a", "b");
    }

    @Test
    void copiesDifferIfTheyDoSoTwiceWithoutAnyWriteInBetween() {
        looks.add(List.of(reading("a", 0, 5, 5, 1), reading("b", 0, 5, 5, 2), reading("a", 1, 1, 1, 9)));
        looks.add(List.of(reading("a", 0, 5, 5, 1), reading("b", 0, 5, 5, 2)));
        IndexVerification result = verify(2);
        assertThat(result.clean()).isFalse();
        assertThat(agreement(result)).isEqualTo(Agreement.DIFFERENT);
        assertThat(asked).as("asked again for what is in doubt").containsExactly(Set.of(0, 1), Set.of(0));
    }

    @Test
    void copiesThatAWriteReachedAtDifferentMomentsAreLookedAtAgain() {
        looks.add(List.of(reading("a", 0, 5, 5, 1), reading("b", 0, 5, 6, 2)));
        looks.add(List.of(reading("a", 0, 6, 7, 3), reading("b", 0, 6, 6, 2)));
        looks.add(List.of(reading("a", 0, 7, 7, 4), reading("b", 0, 7, 7, 4)));
        assertThat(verify(1).clean()).isTrue();
        assertThat(asked).hasSize(3);
    }

    @Test
    void copiesThatAreWrittenAllTheTimeAreNotSaidToDiffer() {
        for (int i = 0; i < 100; i++) {
            looks.add(List.of(reading("a", 0, i, i + 1, i), reading("b", 0, i, i + 1, i + 1)));
        }
        IndexVerification result = verify(1);
        assertThat(result.clean()).isFalse();
        assertThat(agreement(result)).isEqualTo(Agreement.CHANGING);
    }

    @Test
    void aPartitionWithoutACopyAndACopyThatCannotBeReadAreNotClean() {
        looks.add(List.of(reading("a", 0, 5, 5, 1), unread("b", 0)));
        IndexVerification result = verify(2);
        assertThat(result.clean()).isFalse();
        assertThat(result.partitions())
                .extracting(IndexVerification.VerifiedPartition::clean)
                .containsOnly(false);
        assertThat(agreement(result)).isEqualTo(Agreement.SAME);
    }

    private IndexVerification verify(int partitions) {
        IndexDefinition index = new IndexDefinition(
                IndexName.of("books"),
                "books-1",
                1,
                Optional.empty(),
                partitions,
                1,
                new TreeMap<>(),
                IndexDefinition.ID,
                List.of(),
                false,
                Collections.emptySortedMap(),
                Growth.FREE);
        return new IndexVerifier(this::read).verify(index, Deadline.after(Duration.ofMinutes(1)));
    }

    private List<CopyReading> read(String incarnation, Set<Integer> partitions, Deadline deadline) {
        asked.add(Set.copyOf(partitions));
        return looks.get(asked.size() - 1).stream()
                .sorted(Comparator.comparing(reading -> reading.copy().nodeId(), Comparator.reverseOrder()))
                .toList();
    }

    private static Agreement agreement(IndexVerification result) {
        return result.partitions().getFirst().agreement();
    }

    private static CopyReading reading(String node, int partition, long before, long after, long checksum) {
        return new CopyReading(
                partition,
                before,
                after,
                new VerifiedCopy(
                        node,
                        node,
                        node.equals("a"),
                        Optional.empty(),
                        3,
                        checksum,
                        3,
                        List.of(),
                        List.of(),
                        List.of(),
                        0));
    }

    private static CopyReading unread(String node, int partition) {
        return new CopyReading(partition, 0, 0, VerifiedCopy.unread(node, node, false, "it is being built"));
    }
}
