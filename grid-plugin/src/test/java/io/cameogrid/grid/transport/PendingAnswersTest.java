package io.cameogrid.grid.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** What becomes of questions whose answer comes, or never does. */
final class PendingAnswersTest {
    private static final UUID NODE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    private final PendingAnswers pending = new PendingAnswers();
    private final List<Long> sent = new ArrayList<>();

    @Test
    void eachQuestionGetsItsOwnAnswer() throws ExecutionException, InterruptedException {
        Future<String> first = ask(NODE);
        Future<String> second = ask(OTHER);
        pending.arrived(OTHER, answer(sent.get(1), "two"));
        assertThat(first.isDone()).isFalse();
        pending.arrived(NODE, answer(sent.get(0), "one"));
        assertThat(first.get()).isEqualTo("one");
        assertThat(second.get()).isEqualTo("two");
    }

    @Test
    void anErrorIsThrownAsTheOtherNodeThrewIt() {
        Future<String> asked = ask(NODE);
        pending.arrived(
                NODE, Questions.error(sent.getFirst(), new CameoGridException(ErrorCode.INVALID_QUERY, "no field x")));
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(asked::get)
                .withCauseInstanceOf(CameoGridException.class);
    }

    @Test
    void aNodeThatLeavesFailsItsQuestionsOnly() {
        Future<String> first = ask(NODE);
        Future<String> second = ask(OTHER);
        pending.left(NODE);
        assertThatExceptionOfType(ExecutionException.class).isThrownBy(first::get);
        assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> second.get(1, TimeUnit.MILLISECONDS));
    }

    @Test
    void aNodeThatCannotBeReachedFailsAtOnce() {
        assertThatThrownBy(() -> pending.ask(NODE, WireSource::readString, number -> false)
                        .get())
                .hasStackTraceContaining("cannot be reached");
    }

    @Test
    void anAnswerThatNobodyWantsAnyMoreIsPassedOver() {
        Future<String> asked = ask(NODE);
        assertThat(asked.cancel(true)).isTrue();
        pending.arrived(NODE, answer(sent.getFirst(), "late"));
        assertThatExceptionOfType(CancellationException.class).isThrownBy(asked::get);
        assertThat(asked.cancel(true)).isTrue(); // As of any future that is cancelled already.
    }

    @Test
    void nothingIsAskedOfANodeThatStops() {
        Future<String> before = ask(NODE);
        pending.close();
        Future<String> after = ask(NODE);
        assertThatExceptionOfType(ExecutionException.class).isThrownBy(before::get);
        assertThatExceptionOfType(ExecutionException.class).isThrownBy(after::get);
        assertThat(sent).hasSize(1);
    }

    private Future<String> ask(UUID node) {
        return pending.ask(node, WireSource::readString, sent::add);
    }

    private static byte[] answer(long number, String text) {
        return Questions.result(number, out -> out.writeString(text));
    }
}
