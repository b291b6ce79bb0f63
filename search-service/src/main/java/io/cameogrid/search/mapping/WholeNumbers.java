package io.cameogrid.search.mapping;

import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.FieldType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** The types whose values are indexed as longs in their order: how a query spells them, and where they end. */
enum WholeNumbers {
    I64("a whole number", BigInteger.valueOf(Long.MIN_VALUE), BigInteger.valueOf(Long.MAX_VALUE)) {
        @Override
        String name(FieldDefinition field) {
            return IndexFields.i64(field);
        }
    },
    U64("a whole number of at least 0", BigInteger.ZERO, BigInteger.TWO.pow(64).subtract(BigInteger.ONE)) {
        @Override
        String name(FieldDefinition field) {
            return IndexFields.u64(field);
        }

        @Override
        long indexed(BigInteger value) {
            return FieldWriters.flipped(value.longValue());
        }
    };

    private final String expected;
    private final BigInteger lowest;
    private final BigInteger highest;

    WholeNumbers(String expected, BigInteger lowest, BigInteger highest) {
        this.expected = expected;
        this.lowest = lowest;
        this.highest = highest;
    }

    static WholeNumbers of(FieldType type) {
        return switch (type) {
            case I64 -> I64;
            case U64 -> U64;
            case TEXT, STRING, F64, DATE, BOOLEAN, IP, BYTES, FACET, JSON ->
                throw new IllegalArgumentException("no whole numbers: " + type);
        };
    }

    /** What a value has to be, for messages. */
    String expected() {
        return expected;
    }

    BigInteger lowest() {
        return lowest;
    }

    BigInteger highest() {
        return highest;
    }

    abstract String name(FieldDefinition field);

    /** The number that the text spells; a range's bound may lie between or beyond the values that there can be. */
    Optional<BigDecimal> parse(String text) {
        return Decimals.parse(text);
    }

    /** The value as the index orders it. */
    long indexed(BigInteger value) {
        return value.longValue();
    }
}
