package io.cameogrid.grid.transport;

import static java.util.Objects.requireNonNull;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.ignite.binary.BinaryObjectException;

/**
 * The form of questions to another node and of answers to them, around the messages of {@link WireOutput}.
 *
 * <p>Both begin with the protocol, a revision, and the number by which the asking node knows the question. A question goes on with
 * what is asked, an answer with whether it is a result, an error that the asking node throws, or the reason why there is neither.
 */
final class Questions {
    static final byte SEARCH = 1;
    static final byte STATISTICS = 2;

    private static final byte RESULT = 0;
    private static final byte ERROR = 1;
    private static final byte FAILURE = 2;

    private static final byte PROTOCOL = 1;
    private static final byte REVISION = 0;
    private static final int QUESTION_BYTES = 512;
    private static final int RESULT_BYTES = 8 << 10;

    private Questions() {}

    /** A question: what is asked, and its number. */
    static byte[] question(byte kind, long number, Consumer<WireSink> content) {
        ByteSink out = begun(QUESTION_BYTES, number, kind);
        content.accept(out);
        return out.bytes();
    }

    static byte[] result(long number, Consumer<WireSink> content) {
        ByteSink out = begun(RESULT_BYTES, number, RESULT);
        content.accept(out);
        return out.bytes();
    }

    static byte[] error(long number, CameoGridException error) {
        ByteSink out = begun(QUESTION_BYTES, number, ERROR);
        out.writeString(error.code().name());
        out.writeString(error.detail());
        out.writeObject(error.facts());
        return out.bytes();
    }

    static byte[] failure(long number, String reason) {
        ByteSink out = begun(QUESTION_BYTES, number, FAILURE);
        out.writeString(reason);
        return out.bytes();
    }

    private static ByteSink begun(int expected, long number, byte kind) {
        ByteSink out = new ByteSink(expected);
        out.writeByte(PROTOCOL);
        out.writeByte(REVISION);
        out.writeLong(number);
        out.writeByte(kind);
        return out;
    }

    /** The number of a question or an answer; what follows is its kind. */
    static long number(WireSource in) {
        byte protocol = in.readByte();
        if (protocol != PROTOCOL) {
            throw new BinaryObjectException(
                    "question of protocol " + protocol + "; this node speaks protocol " + PROTOCOL);
        }
        in.readByte(); // What a newer revision adds stands behind what is read here.
        return in.readLong();
    }

    /** The result in an answer whose number was read; throws what the other node threw. */
    static <T> T content(WireSource in, Function<WireSource, T> result) {
        byte outcome = in.readByte();
        return switch (outcome) {
            case RESULT -> result.apply(in);
            case ERROR -> throw error(in);
            case FAILURE -> throw new IllegalStateException(in.readString());
            default -> throw new BinaryObjectException("no kind of answer: " + outcome);
        };
    }

    private static CameoGridException error(WireSource in) {
        CameoGridException error = new CameoGridException(ErrorCode.valueOf(in.readString()), in.readString());
        ((Map<?, ?>) requireNonNull(in.readObject()))
                .forEach((name, fact) -> error.with(String.valueOf(name), requireNonNull(fact)));
        return error;
    }
}
