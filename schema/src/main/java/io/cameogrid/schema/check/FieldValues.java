package io.cameogrid.schema.check;

import io.cameogrid.schema.json.Leaf;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a JSON value is worth in a type: the one place that decides it, for checking and for indexing.
 *
 * <p>Empty means that the type cannot hold the value. Nothing is converted from text but dates and addresses.
 * Bytes, which may be an array, are put together by {@link ByteValues}.
 */
public final class FieldValues {
    private static final int U64_BITS = 64;

    private FieldValues() {}

    public static OptionalLong i64(Leaf leaf) {
        return leaf.kind() == Leaf.Kind.INTEGER ? OptionalLong.of(leaf.longValue()) : OptionalLong.empty();
    }

    /** The 64 bits of an unsigned number. */
    public static OptionalLong u64(Leaf leaf) {
        if (leaf.kind() == Leaf.Kind.INTEGER) {
            long value = leaf.longValue();
            return value >= 0 ? OptionalLong.of(value) : OptionalLong.empty();
        }
        if (leaf.kind() == Leaf.Kind.BIG_INTEGER) {
            BigInteger value = leaf.bigIntegerValue();
            return fitsU64(value) ? OptionalLong.of(value.longValue()) : OptionalLong.empty();
        }
        return OptionalLong.empty();
    }

    public static boolean fitsU64(BigInteger value) {
        return value.signum() >= 0 && value.bitLength() <= U64_BITS;
    }

    public static OptionalDouble f64(Leaf leaf) {
        return switch (leaf.kind()) {
            case INTEGER, BIG_INTEGER, DECIMAL -> OptionalDouble.of(leaf.doubleValue());
            case STRING, BOOLEAN, NULL -> OptionalDouble.empty();
        };
    }

    public static Optional<Instant> date(Leaf leaf) {
        return switch (leaf.kind()) {
            case STRING -> DateForms.parse(leaf.text());
            case INTEGER -> DateForms.ofEpochSeconds(leaf.longValue());
            case BIG_INTEGER, DECIMAL, BOOLEAN, NULL -> Optional.empty();
        };
    }

    public static Optional<IpAddress> ip(Leaf leaf) {
        return leaf.kind() == Leaf.Kind.STRING ? IpAddress.parse(leaf.text()) : Optional.empty();
    }

    public static Optional<FacetPath> facet(Leaf leaf) {
        return leaf.kind() == Leaf.Kind.STRING ? FacetPath.parse(leaf.text()) : Optional.empty();
    }
}
