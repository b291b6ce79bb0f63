package io.cameogrid.search.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.cameogrid.api.search.Coverage;
import io.cameogrid.api.search.Total;
import io.cameogrid.api.topology.NodeId;
import io.cameogrid.search.port.Edition;
import io.cameogrid.search.port.LeafResult;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class CoverageTallyTest {
    private static final NodeId HERE = new NodeId(new UUID(0, 1));

    private final CoverageTally tally = new CoverageTally(List.of(0, 1, 2, 3), HERE);

    @Test
    void everyPartitionEndsInOnePlace() {
        tally.enter(List.of(0, 1, 2), result(List.of(0), List.of(1), List.of(new Coverage.Failure(2, "damaged"))));
        assertThat(tally.pending()).containsExactly(1, 2, 3);
        tally.giveUp(2, "nobody has it");
        assertThat(tally.pending()).containsExactly(1, 3);
        tally.excuse(3, "its node cannot be reached");
        tally.failPending("time ran out");
        assertThat(tally.coverage())
                .isEqualTo(new Coverage(
                        4,
                        1,
                        List.of(
                                new Coverage.Failure(1, "its owner is changing"),
                                new Coverage.Failure(2, "damaged"),
                                new Coverage.Failure(3, "its node cannot be reached")),
                        1));
    }

    @Test
    void aPartitionThatAnsweredDoesNotFail() {
        tally.enter(List.of(0), result(List.of(0), List.of(), List.of()));
        tally.fail(0, "late");
        assertThat(tally.hasFailures()).isFalse();
        assertThat(tally.coverage().responded()).isEqualTo(1);
    }

    @Test
    void anAnswerForAPartitionThatWasNotAskedForIsNotUsed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> tally.enter(List.of(0), result(List.of(0, 1), List.of(), List.of())))
                .withMessageContaining("partition 1");
        assertThat(tally.pending()).containsExactly(0, 1, 2, 3);
    }

    @Test
    void aPartitionThatANodeLeavesOutIsADefectOfThatNode() {
        assertThatIllegalStateException()
                .isThrownBy(() -> tally.enter(List.of(0, 1), result(List.of(0), List.of(), List.of())))
                .withMessageContaining("{1}");
    }

    @Test
    void nodesCountOnceAndTheCoordinatorAlways() {
        NodeId there = new NodeId(new UUID(0, 2));
        tally.contacted(there);
        tally.contacted(there);
        tally.contacted(HERE);
        assertThat(tally.coverage().nodesContacted()).isEqualTo(2);
    }

    private static LeafResult result(List<Integer> answered, List<Integer> notMine, List<Coverage.Failure> failed) {
        return new LeafResult(List.of(), new Total(0, true), answered, notMine, failed, List.of(), Edition.NONE);
    }
}
