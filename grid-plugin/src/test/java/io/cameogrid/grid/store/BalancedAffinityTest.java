package io.cameogrid.grid.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.grid.internal.Baseline;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.ignite.cluster.ClusterNode;
import org.apache.ignite.internal.cluster.DetachedClusterNode;
import org.apache.ignite.internal.processors.affinity.AffinityTopologyVersion;
import org.apache.ignite.internal.processors.affinity.GridAffinityFunctionContextImpl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BalancedAffinityTest {
    private final Random random = new Random(1);

    @ParameterizedTest(name = "{0} partitions on {1} members, {2} backups")
    @CsvSource({"8,1,1", "8,2,1", "8,3,0", "8,3,1", "8,3,2", "8,5,1", "8,11,0", "16,3,1", "64,7,2", "1024,50,1"})
    void eachMemberIsPrimaryOfTheSameNumberOrOneMore(int partitions, int members, int backups) {
        List<List<ClusterNode>> deal = deal(partitions, backups, members(members));

        Map<String, Long> primaries = new HashMap<>();
        deal.forEach(owners -> primaries.merge(id(owners.getFirst()), 1L, Long::sum));
        assertThat(primaries).hasSize(Math.min(partitions, members));
        assertThat(spread(primaries.values())).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest(name = "{0} partitions on {1} members, {2} backups")
    @CsvSource({"8,2,1", "8,3,1", "8,3,2", "8,5,1", "8,2,3", "16,3,1", "64,7,2", "1024,50,1"})
    void eachPartitionHasItsCopiesOnDifferentMembersInNearlyEqualNumbers(int partitions, int members, int backups) {
        List<List<ClusterNode>> deal = deal(partitions, backups, members(members));

        int copies = Math.min(backups + 1, members);
        assertThat(deal)
                .hasSize(partitions)
                .allSatisfy(owners -> assertThat(owners).hasSize(copies).doesNotHaveDuplicates());
        Map<String, Long> held = deal.stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(BalancedAffinityTest::id, Collectors.counting()));
        assertThat(spread(held.values())).isLessThanOrEqualTo(1);
        assertThat(held).hasSize(members);
    }

    @ParameterizedTest(name = "{0} partitions, from {1} members to one more")
    @CsvSource({"8,2", "8,3", "16,4", "64,3", "256,5"})
    void aMemberThatComesLeavesMostCopiesWhereTheyAre(int partitions, int members) {
        int trials = 20;
        int moved = 0;
        for (int trial = 0; trial < trials; trial++) {
            List<ClusterNode> after = members(members + 1);
            moved += arrivals(deal(partitions, 1, after.subList(0, members)), deal(partitions, 1, after));
        }

        // What the newcomer is to have, and a half more of it that others exchange for balance.
        assertThat(moved).isLessThanOrEqualTo(trials * partitions * 2 / (members + 1) * 3 / 2);
    }

    @ParameterizedTest
    @CsvSource({"8", "64"})
    void theDealDoesNotDependOnTheOrderOfMembers(int partitions) {
        List<ClusterNode> members = members(5);
        List<ClusterNode> shuffled = new ArrayList<>(members);
        Collections.shuffle(shuffled, random);

        assertThat(ids(deal(partitions, 1, shuffled))).isEqualTo(ids(deal(partitions, 1, members)));
    }

    @ParameterizedTest
    @CsvSource({"8,3,1", "8,3,0", "64,5,2"})
    void oneThatDepartsKeepsItsCopiesBesideAFullDealToTheOthers(int partitions, int count, int backups) {
        List<ClusterNode> members = members(count);
        ClusterNode departing = members.getFirst();
        List<ClusterNode> entries = new ArrayList<>(members);
        entries.add(Baseline.note(id(departing)));

        List<List<ClusterNode>> before = deal(partitions, backups, members);
        List<List<ClusterNode>> others = deal(partitions, backups, members.subList(1, count));
        List<List<ClusterNode>> during = deal(partitions, backups, entries);
        for (int partition = 0; partition < partitions; partition++) {
            List<ClusterNode> expected = new ArrayList<>(others.get(partition));
            if (before.get(partition).contains(departing)) {
                expected.add(departing);
            }
            assertThat(during.get(partition)).containsExactlyElementsOf(expected);
        }
    }

    private List<ClusterNode> members(int count) {
        return IntStream.range(0, count)
                .<ClusterNode>mapToObj(i -> new DetachedClusterNode("node-" + random.nextLong(), Map.of()))
                .toList();
    }

    private static List<List<ClusterNode>> deal(int partitions, int backups, List<ClusterNode> entries) {
        return new BalancedAffinity(partitions)
                .assignPartitions(new GridAffinityFunctionContextImpl(
                        entries, null, null, AffinityTopologyVersion.NONE, backups));
    }

    private static List<List<String>> ids(List<List<ClusterNode>> deal) {
        return deal.stream()
                .map(owners -> owners.stream().map(BalancedAffinityTest::id).toList())
                .toList();
    }

    private static String id(ClusterNode node) {
        return String.valueOf(node.consistentId());
    }

    private static int arrivals(List<List<ClusterNode>> before, List<List<ClusterNode>> after) {
        int arrivals = 0;
        for (int partition = 0; partition < before.size(); partition++) {
            Set<ClusterNode> came = new HashSet<>(after.get(partition));
            before.get(partition).forEach(came::remove);
            arrivals += came.size();
        }
        return arrivals;
    }

    private static long spread(Collection<Long> numbers) {
        return Collections.max(numbers) - Collections.min(numbers);
    }
}
