package io.cameogrid.grid.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameogrid.api.Deadline;
import io.cameogrid.api.topology.NodeId;
import io.cameogrid.schema.IndexName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class WitnessesTest {
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);
    private static final UUID THREE = new UUID(0, 3);

    private final Comings comings = new Comings();

    @Test
    void whoHadGoneBeforeIsNoWitness() {
        comings.there(ONE, TWO);
        comings.there(ONE);
        Witnesses witnesses = new Witnesses(comings);
        comings.there(ONE, THREE);
        assertThat(witnesses.left()).isEmpty();
    }

    @Test
    void whoWasThereAtTheBeginIsMissedForEver() {
        comings.there(ONE, TWO);
        Witnesses witnesses = new Witnesses(comings);
        comings.there(ONE);
        assertThat(witnesses.left()).containsExactly(TWO);
        comings.there(ONE, THREE);
        assertThat(witnesses.left()).containsExactly(TWO);
    }

    @Test
    void whoCameAndWentBetweenTwoQuestionsIsMissed() {
        comings.there(ONE);
        Witnesses witnesses = new Witnesses(comings);
        assertThat(witnesses.left()).isEmpty();
        comings.there(ONE, TWO);
        comings.there(ONE);
        comings.there(ONE, THREE);
        assertThat(witnesses.left()).containsExactly(TWO);
    }

    @Test
    void nobodyAnswersForWhatIsForgotten() {
        comings.there(ONE);
        Witnesses witnesses = new Witnesses(comings);
        comings.there(ONE, TWO);
        comings.there(ONE);
        comings.forgotten = 2;
        assertThatThrownBy(witnesses::left).isInstanceOf(IllegalStateException.class);
    }

    /** A cluster of which nothing is asked but who was there. */
    private static final class Comings implements MoveCrew {
        private final List<Set<UUID>> topologies = new ArrayList<>();
        private int forgotten;

        void there(UUID... servers) {
            topologies.add(Set.of(servers));
        }

        @Override
        public long topology() {
            return topologies.size();
        }

        @Override
        public Set<UUID> servers(long topology) {
            if (topology <= forgotten) {
                throw new IllegalStateException("it is forgotten");
            }
            return topologies.get(Math.toIntExact(topology - 1));
        }

        @Override
        public CompletableFuture<List<Integer>> work(
                NodeId server, Attempt attempt, Work work, List<Integer> partitions) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long catchUp(Attempt attempt) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean everywhere(
                Condition condition, IndexName index, long revision, String incarnation, Deadline deadline) {
            throw new UnsupportedOperationException();
        }
    }
}
