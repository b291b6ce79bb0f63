package io.cameogrid.testkit.history;

import java.util.List;

/**
 * A transaction as its client saw it.
 *
 * @param begin when it was sent, in nanoseconds of one clock for the whole history
 * @param end when its answer was there
 * @param operations in the order of the transaction
 */
public record Transaction(long begin, long end, Outcome outcome, List<Operation> operations) {
    public Transaction {
        operations = List.copyOf(operations);
    }

    /** What the client knows of the end. */
    public enum Outcome {
        COMMITTED,
        ABORTED,
        UNKNOWN
    }

    /** One step, on one list of numbers. */
    public sealed interface Operation {
        String key();

        /** @param value is appended to this list by no other operation of the history */
        record Append(String key, long value) implements Operation {}

        /** @param values what the list held */
        record Read(String key, List<Long> values) implements Operation {
            public Read {
                values = List.copyOf(values);
            }
        }
    }
}
