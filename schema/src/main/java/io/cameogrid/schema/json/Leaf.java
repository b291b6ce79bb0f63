package io.cameogrid.schema.json;

import java.math.BigInteger;

/**
 * One value of a document that is neither object nor array, as the reader stands on it.
 *
 * <p>Valid only during the visitor's call. Nothing is decoded before it is asked for.
 */
public interface Leaf {
    /** What the JSON value is. */
    Kind kind();

    /** Whether the value lies in an array, at whatever level of its path. */
    boolean oneOfMany();

    /** The text of a STRING; of anything else, its spelling in the JSON. */
    String text();

    /** The value of an INTEGER. */
    long longValue();

    /** The value of a BIG_INTEGER. */
    BigInteger bigIntegerValue();

    /** The value of an INTEGER, BIG_INTEGER or DECIMAL; always finite. */
    double doubleValue();

    /** The value of a BOOLEAN. */
    boolean booleanValue();

    /** The kinds of JSON scalars; integers are told apart by whether a long holds them. */
    enum Kind {
        STRING,
        INTEGER,
        BIG_INTEGER,
        DECIMAL,
        BOOLEAN,
        NULL
    }
}
