package io.cameogrid.grid.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.nio.BufferUnderflowException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The form of questions and answers, value by value. */
final class QuestionsTest {
    private static final long NUMBER = 1L << 40;

    @Test
    void aQuestionSaysItsNumberAndItsKind() {
        WireSource in = new ByteSource(
                Questions.question(Questions.STATISTICS, NUMBER, out -> out.writeString("how many \u00e4?")));
        assertThat(Questions.number(in)).isEqualTo(NUMBER);
        assertThat(in.readByte()).isEqualTo(Questions.STATISTICS);
        assertThat(in.readString()).isEqualTo("how many \u00e4?");
    }

    @Test
    void anErrorArrivesWithItsFacts() {
        CameoGridException error = new CameoGridException(ErrorCode.INVALID_QUERY, "no field x")
                .with("field", "x")
                .with("position", 7)
                .with("size", 1L << 33)
                .with("share", 0.5)
                .with("exact", true)
                .with("near", List.of("y", 3, List.of()))
                .with("fields", Map.of("z", 1))
                .with("unit", TimeUnit.DAYS);
        assertThatExceptionOfType(CameoGridException.class)
                .isThrownBy(() -> content(Questions.error(NUMBER, error)))
                .satisfies(read -> {
                    assertThat(read.code()).isEqualTo(ErrorCode.INVALID_QUERY);
                    assertThat(read.detail()).isEqualTo("no field x");
                    assertThat(read.facts())
                            .containsEntry("field", "x")
                            .containsEntry("position", 7)
                            .containsEntry("size", 1L << 33)
                            .containsEntry("share", 0.5)
                            .containsEntry("exact", true)
                            .containsEntry("near", List.of("y", 3, List.of()))
                            .containsEntry("fields", Map.of("z", 1))
                            .containsEntry("unit", "DAYS");
                });
    }

    @Test
    void aFailureIsNoErrorOfTheCaller() {
        assertThatThrownBy(() -> content(Questions.failure(NUMBER, "the node starts or stops")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the node starts or stops");
    }

    @Test
    void anAnswerThatEndsTooEarlyIsNotBelieved() {
        byte[] whole = Questions.result(NUMBER, out -> out.writeByteArray(new byte[100_000]));
        assertThat(content(whole)).isEqualTo(100_000);
        for (int length : List.of(whole.length - 1, 20, 15, 12)) {
            assertThatThrownBy(() -> content(Arrays.copyOf(whole, length)))
                    .isInstanceOf(BufferUnderflowException.class);
        }
    }

    @Test
    void anotherProtocolIsRefusedNamingBoth() {
        byte[] other = Questions.failure(NUMBER, "");
        other[0]++;
        assertThatThrownBy(() -> content(other))
                .hasMessageContaining("protocol 2")
                .hasMessageContaining("protocol 1");
    }

    private static int content(byte[] answer) {
        WireSource in = new ByteSource(answer);
        assertThat(Questions.number(in)).isEqualTo(NUMBER);
        return Questions.content(in, source -> source.readByteArray().length);
    }
}
