package io.cameogrid.testkit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class LedgerTest {
    private final Ledger ledger = new Ledger();

    @Test
    void whatWasAcknowledgedBeforeAQuestionIsInItsAnswer() {
        write("a", 1).acknowledged();
        long asked = System.nanoTime();
        assertThat(violations(asked, Map.of("a", 1L))).isZero();
        assertThat(violations(asked, Map.of())).as("lost").isEqualTo(1);
        assertThat(violations(asked, Map.of("a", 2L))).as("of nobody").isEqualTo(1);
    }

    @Test
    void anOldVersionIsWrongFromTheMomentInWhichTheNewOneIsAcknowledged() {
        write("a", 1).acknowledged();
        long before = System.nanoTime();
        Ledger.Attempt second = write("a", 2);
        assertThat(violations(before, Map.of("a", 1L))).isZero();
        assertThat(violations(before, Map.of("a", 2L))).isZero();
        second.acknowledged();
        assertThat(violations(before, Map.of("a", 1L))).as("asked before").isZero();
        assertThat(violations(System.nanoTime(), Map.of("a", 1L))).as("stale").isEqualTo(1);
        assertThat(violations(System.nanoTime(), Map.of("a", 2L))).isZero();
    }

    @Test
    void whatWasRefusedIsNeverSeen() {
        write("a", 1).refused();
        assertThat(violations(System.nanoTime(), Map.of())).isZero();
        assertThat(violations(System.nanoTime(), Map.of("a", 1L))).isEqualTo(1);
    }

    @Test
    void whatIsDeletedIsAGhostWhenItIsSeen() {
        write("a", 1).acknowledged();
        ledger.begin(Map.of("a", OptionalLong.empty())).acknowledged();
        assertThat(violations(System.nanoTime(), Map.of())).isZero();
        assertThat(violations(System.nanoTime(), Map.of("a", 1L))).isEqualTo(1);
    }

    @Test
    void whatNobodyKnowsOfMayBeOrNot() {
        write("a", 1).acknowledged();
        write("a", 2).inDoubt();
        assertThat(violations(System.nanoTime(), Map.of("a", 1L))).isZero();
        assertThat(violations(System.nanoTime(), Map.of("a", 2L))).isZero();
        assertThat(violations(System.nanoTime(), Map.of())).isEqualTo(1);
    }

    @Test
    void anAnswerHasNothingThatItWasNotAskedFor() {
        write("a", 1).acknowledged();
        write("b", 2).acknowledged();
        Ledger.Answer answer = new Ledger.Answer(System.nanoTime(), System.nanoTime(), Map.of("a", 1L, "b", 2L));
        assertThat(ledger.violations(answer, id -> id.equals("a"))).hasSize(1);
        assertThat(violations(System.nanoTime(), Map.of("a", 1L, "b", 2L, "c", 3L)))
                .isEqualTo(1);
    }

    @Test
    void aBatchIsTornIfAPartOfItWasWritten() {
        write("a", 1).acknowledged();
        ledger.begin(Map.of("a", OptionalLong.empty(), "b", OptionalLong.of(2))).inDoubt();
        assertThat(torn(Map.of("a", 1L))).as("nothing written").isZero();
        assertThat(torn(Map.of("b", 2L))).as("all written").isZero();
        assertThat(torn(Map.of("a", 1L, "b", 2L))).isEqualTo(1);
        assertThat(torn(Map.of())).isEqualTo(1);
    }

    private Ledger.Attempt write(String id, long stamp) {
        return ledger.begin(Map.of(id, OptionalLong.of(stamp)));
    }

    private int violations(long asked, Map<String, Long> stamps) {
        return ledger.violations(new Ledger.Answer(asked, System.nanoTime(), stamps), id -> true)
                .size();
    }

    private int torn(Map<String, Long> stamps) {
        return ledger.tornBatches(new Ledger.Answer(System.nanoTime(), System.nanoTime(), stamps))
                .size();
    }
}
