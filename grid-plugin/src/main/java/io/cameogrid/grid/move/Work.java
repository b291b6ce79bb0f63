package io.cameogrid.grid.move;

/** What is to be done with the rows of a partition. */
public enum Work {
    /** Hold every row of the source's partition against the target's schema; there need not be a target yet. */
    CHECK,
    /** Put every row of the source's partition into the empty target. */
    COPY,
    /** Put those rows of the source's partition into the target that it does not have, or has otherwise. */
    COMPARE,
    /** Take from the target's partition what the source does not have. */
    TRIM
}
