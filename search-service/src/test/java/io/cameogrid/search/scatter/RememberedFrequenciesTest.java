package io.cameogrid.search.scatter;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.api.topology.NodeId;
import io.cameogrid.search.port.Edition;
import io.cameogrid.search.port.Frequency;
import io.cameogrid.search.port.Statistics;
import io.cameogrid.search.port.Subject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RememberedFrequenciesTest {
    private static final NodeId ONE = new NodeId(new UUID(0, 1));
    private static final NodeId OTHER = new NodeId(new UUID(0, 2));
    private static final Map<NodeId, List<Integer>> OWNERS = Map.of(ONE, List.of(0, 2), OTHER, List.of(1, 3));
    private static final Subject WORD = new Subject.Word("t|title", "grid");
    private static final Edition COUNTED = new Edition(1, 1_000, 1_100);

    private long now = Long.MAX_VALUE - 1;
    private final RememberedFrequencies remembered = new RememberedFrequencies(() -> now);
    private final RememberedFrequencies.Scope scope = remembered.scope("books-1", OWNERS);

    @BeforeEach
    void remember() {
        scope.remember(new Statistics(Map.of(WORD, new Frequency.OfWord(7))), Map.of(ONE, COUNTED, OTHER, COUNTED));
    }

    @Test
    void whatDoesNotChangeHoldsForEver() {
        pass(1_000_000);
        scope.seen(Map.of(ONE, COUNTED));
        assertThat(scope.find(WORD)).map(RememberedFrequencies.Known::frequency).contains(new Frequency.OfWord(7));
    }

    @Test
    void whatChangesALittleHoldsForAWhile() {
        scope.seen(Map.of(OTHER, new Edition(2, 1_005, 1_110)));
        pass(RememberedFrequencies.AGE.toSeconds());
        assertThat(scope.find(WORD)).isPresent();
        pass(1);
        assertThat(scope.find(WORD)).isEmpty();
    }

    @Test
    void whatChangesMuchOnOneNodeDoesNotHold() {
        scope.seen(Map.of(OTHER, new Edition(2, 1_011, 1_111)));
        assertThat(scope.find(WORD)).isEmpty();
    }

    @Test
    void documentsThatAreWrittenAnewAreChangesToo() {
        scope.seen(Map.of(OTHER, new Edition(2, 1_000, 1_111)));
        assertThat(scope.find(WORD)).isEmpty();
    }

    @Test
    void partitionsThatMovedAreOthers() {
        assertThat(remembered.scope("books-1", OWNERS).find(WORD)).isPresent();
        assertThat(remembered
                        .scope("books-1", Map.of(ONE, List.of(0), OTHER, List.of(1, 2, 3)))
                        .find(WORD))
                .isEmpty();
        assertThat(remembered.scope("books-2", OWNERS).find(WORD)).isEmpty();
    }

    private void pass(long seconds) {
        now += TimeUnit.SECONDS.toNanos(seconds);
    }
}
