package io.cameogrid.testkit.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.testkit.history.Transaction.Operation;
import io.cameogrid.testkit.history.Transaction.Operation.Append;
import io.cameogrid.testkit.history.Transaction.Operation.Read;
import io.cameogrid.testkit.history.Transaction.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The names of the anomalies are Adya's, "Weak Consistency", 1999. */
final class ListAppendCheckTest {
    @Test
    void aSerialHistoryIsInOrder() {
        assertThat(ListAppendCheck.violations(List.of(
                        committed(0, 1, append("x", 1)),
                        committed(2, 3, read("x", 1), append("y", 2)),
                        committed(4, 5, read("x", 1), read("y", 2)))))
                .isEmpty();
    }

    @Test
    void whatOverlapsMayComeInEitherOrder() {
        assertThat(ListAppendCheck.violations(List.of(
                        committed(0, 10, append("x", 1)), committed(1, 9, read("x")), committed(2, 8, read("x", 1)))))
                .isEmpty();
    }

    @Test
    void aReadAfterTheEndOfAWriteMustSeeIt() {
        assertThat(ListAppendCheck.violations(List.of(committed(0, 1, append("x", 1)), committed(2, 3, read("x")))))
                .singleElement()
                .asString()
                .contains("cycle", "did not see the write of", "had ended when there began");
    }

    @Test
    void twoAppendsInOppositeOrdersAreWriteCycles() {
        assertThat(ListAppendCheck.violations(List.of(
                        committed(0, 9, append("x", 1), append("y", 1)),
                        committed(0, 9, append("x", 2), append("y", 2)),
                        committed(10, 11, read("x", 1, 2), read("y", 2, 1)))))
                .as("G0")
                .singleElement()
                .asString()
                .contains("overwritten by");
    }

    @Test
    void whatWasRolledBackMustNotBeRead() {
        assertThat(ListAppendCheck.violations(List.of(
                        new Transaction(0, 1, Outcome.ABORTED, List.of(append("x", 1))),
                        committed(0, 3, read("x", 1)))))
                .as("G1a")
                .singleElement()
                .asString()
                .contains("rolled back");
    }

    @Test
    void writeSkewIsACycle() {
        assertThat(ListAppendCheck.violations(List.of(
                        committed(0, 9, read("x"), append("y", 1)),
                        committed(0, 9, read("y"), append("x", 2)),
                        committed(10, 11, read("x", 2), read("y", 1)))))
                .as("G2")
                .singleElement()
                .asString()
                .contains("did not see the write of T1; T1 did not see the write of T0");
    }

    @Test
    void aTornTransactionIsACycle() {
        assertThat(ListAppendCheck.violations(List.of(
                        committed(0, 9, append("x", 1), append("y", 1)),
                        committed(0, 9, read("x", 1), read("y")),
                        committed(10, 11, read("y", 1)))))
                .as("G-single")
                .isNotEmpty();
    }

    @Test
    void listsThatDoNotExtendEachOtherAreWrong() {
        assertThat(ListAppendCheck.violations(List.of(
                        committed(0, 9, append("x", 1)),
                        committed(0, 9, append("x", 2)),
                        committed(0, 9, read("x", 1)),
                        committed(0, 9, read("x", 2, 1)))))
                .singleElement()
                .asString()
                .contains("T2 read [1] of x after 0 equal values, another read [2, 1]");
    }

    @Test
    void whatWasNotCommittedMayHaveReadItsOwnAppend() {
        for (Outcome outcome : List.of(Outcome.ABORTED, Outcome.UNKNOWN)) {
            assertThat(ListAppendCheck.violations(List.of(
                            committed(0, 1, append("x", 1)),
                            new Transaction(2, 3, outcome, List.of(append("x", 2), read("x", 1, 2))),
                            committed(4, 5, append("x", 3), read("x", 1, 3)))))
                    .as("%s", outcome)
                    .isEmpty();
        }
    }

    @Test
    void anUnknownOutcomeIsAnythingUntilItIsSeen() {
        Transaction unknown = new Transaction(0, 1, Outcome.UNKNOWN, List.of(append("x", 1)));
        assertThat(ListAppendCheck.violations(List.of(unknown, committed(2, 3, read("x")))))
                .isEmpty();
        assertThat(ListAppendCheck.violations(
                        List.of(unknown, committed(2, 3, read("x")), committed(4, 5, read("x", 1)))))
                .as("it may take effect later")
                .isEmpty();
        assertThat(ListAppendCheck.violations(
                        List.of(unknown, committed(2, 3, read("x", 1)), committed(4, 5, read("x")))))
                .as("but not be undone")
                .isNotEmpty();
    }

    @Test
    void aLongHistoryIsCheckedWithoutADeepStack() {
        List<Transaction> history = IntStream.range(0, 20_000)
                .mapToObj(i -> committed(2L * i, 2L * i + 1 + i % 3, append("x" + i % 500, i)))
                .toList();
        assertThat(ListAppendCheck.violations(history)).isEmpty();
    }

    private static Transaction committed(long begin, long end, Operation... operations) {
        return new Transaction(begin, end, Outcome.COMMITTED, List.of(operations));
    }

    private static Append append(String key, long value) {
        return new Append(key, value);
    }

    private static Read read(String key, long... values) {
        return new Read(key, Arrays.stream(values).boxed().toList());
    }
}
