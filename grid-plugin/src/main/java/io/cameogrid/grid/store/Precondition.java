package io.cameogrid.grid.store;

import io.cameogrid.api.document.WriteCondition;
import org.apache.ignite.binary.BinaryRawReader;
import org.apache.ignite.binary.BinaryRawWriter;

/**
 * A write condition as it travels to the entry that it is checked against: one number.
 *
 * @param code a version above 0 that must be there, or one of the constants
 */
record Precondition(long code) {
    /** Holds always. */
    static final Precondition NONE = new Precondition(0);

    private static final long ALWAYS = 0;
    private static final long ABSENT = -1;
    private static final long PRESENT = -2;
    private static final long NEVER = -3;

    static Precondition of(WriteCondition condition) {
        return new Precondition(
                switch (condition) {
                    case WriteCondition.Always always -> ALWAYS;
                    case WriteCondition.IfAbsent absent -> ABSENT;
                    case WriteCondition.IfPresent present -> PRESENT;
                    // Versions count from 1; no document has another, and no other may pass for one of the constants.
                    case WriteCondition.IfVersion version -> version.version() > 0 ? version.version() : NEVER;
                });
    }

    /** @param version the document's present version, 0 if there is none */
    boolean holds(long version) {
        return code == ALWAYS
                || (code == ABSENT && version == 0)
                || (code == PRESENT && version > 0)
                || (code > 0 && code == version);
    }

    void write(BinaryRawWriter writer) {
        writer.writeLong(code);
    }

    static Precondition read(BinaryRawReader reader) {
        return new Precondition(reader.readLong());
    }
}
