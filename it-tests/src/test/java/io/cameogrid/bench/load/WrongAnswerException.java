package io.cameogrid.bench.load;

/** An operation came to an end, but not to the right one. Fails the benchmark. */
public final class WrongAnswerException extends RuntimeException {
    public WrongAnswerException(String message) {
        super(message);
    }
}
