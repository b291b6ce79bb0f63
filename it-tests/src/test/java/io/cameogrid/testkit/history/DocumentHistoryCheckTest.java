package io.cameogrid.testkit.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.testkit.history.DocumentHistoryCheck.Step;
import io.cameogrid.testkit.history.DocumentHistoryCheck.Step.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DocumentHistoryCheckTest {
    @Test
    void readsThatFollowTheWritesAreInOrder() {
        assertThat(DocumentHistoryCheck.violations(List.of(
                        step(Kind.READ, 0, 1, 0, ""),
                        step(Kind.WRITE, 2, 5, 1, "a"),
                        step(Kind.READ, 3, 4, 1, "a"),
                        step(Kind.WRITE, 6, 7, 2, "b"),
                        step(Kind.READ, 8, 9, 2, "b"))))
                .isEmpty();
    }

    @Test
    void aStaleReadIsACycle() {
        assertThat(DocumentHistoryCheck.violations(List.of(
                        step(Kind.WRITE, 0, 1, 1, "a"), step(Kind.WRITE, 2, 3, 2, "b"), step(Kind.READ, 4, 5, 1, "a"))))
                .singleElement()
                .asString()
                .contains("did not see the write of T1");
    }

    @Test
    void aVersionThatGoesBackIsACycle() {
        assertThat(DocumentHistoryCheck.violations(List.of(
                        step(Kind.WRITE, 0, 9, 1, "a"), step(Kind.READ, 1, 2, 1, "a"), step(Kind.READ, 3, 4, 0, ""))))
                .isNotEmpty();
    }

    @Test
    void oneVersionHasOneValue() {
        assertThat(DocumentHistoryCheck.violations(
                        List.of(step(Kind.WRITE, 0, 9, 1, "a"), step(Kind.WRITE, 0, 9, 1, "b"))))
                .singleElement()
                .asString()
                .contains("two values of version 1");
    }

    @Test
    void aWriteWithoutAnAnswerMayHaveHappenedWhenItIsRead() {
        assertThat(DocumentHistoryCheck.violations(List.of(
                        step(Kind.WRITE, 0, 1, 1, "a"), step(Kind.READ, 2, 3, 1, "a"), step(Kind.READ, 4, 5, 2, "b"))))
                .isEmpty();
    }

    private static Step step(Kind kind, long begin, long end, long version, String value) {
        return new Step("d", kind, begin, end, version, value);
    }
}
