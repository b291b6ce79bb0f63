package io.cameogrid.search.port;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How frequent a {@link Subject} is in some partitions. Documents that were deleted do not count. */
public sealed interface Frequency {
    /** The frequency in these partitions and others together; both are of one subject. */
    Frequency plus(Frequency other);

    /**
     * Of a field.
     *
     * @param documents that have the field
     * @param words in all of them
     */
    record OfField(long documents, long words) implements Frequency {
        @Override
        public OfField plus(Frequency other) {
            if (other instanceof OfField(long more, long moreWords)) {
                return new OfField(documents + more, words + moreWords);
            }
            throw refusal(this, other);
        }
    }

    /**
     * Of a word.
     *
     * @param documents that have the word
     */
    record OfWord(long documents) implements Frequency {
        @Override
        public OfWord plus(Frequency other) {
            if (other instanceof OfWord(long more)) {
                return new OfWord(documents + more);
            }
            throw refusal(this, other);
        }
    }

    /**
     * Of the words that are nearly one: the nearest {@link #MOST} of them, in any order.
     *
     * <p>Which are the nearest does not depend on where a word occurs. So one that is among the nearest of all partitions
     * is among those of each partition that has it, and sums are exact.
     */
    record OfNear(List<Variant> variants) implements Frequency {
        /** So many words at most are searched instead of one. */
        public static final int MOST = 50;

        public OfNear {
            variants = List.copyOf(variants);
        }

        @Override
        public OfNear plus(Frequency other) {
            if (other instanceof OfNear(List<Variant> more)) {
                return new OfNear(nearest(more));
            }
            throw refusal(this, other);
        }

        private List<Variant> nearest(List<Variant> more) {
            Map<String, Variant> all = new HashMap<>();
            variants.forEach(variant -> all.put(variant.text(), variant));
            more.forEach(variant -> all.merge(variant.text(), variant, Variant::plus));
            return all.values().stream()
                    .sorted(Variant.NEAREST_FIRST)
                    .limit(MOST)
                    .toList();
        }
    }

    /**
     * A word that is nearly another.
     *
     * @param nearness 1 if it is the same word, less the more it differs
     */
    record Variant(String text, float nearness, long documents) {
        /** The order in which Lucene chooses, too: among words that are equally near, that of their bytes. */
        static final Comparator<Variant> NEAREST_FIRST = Comparator.comparingDouble(Variant::nearness)
                .reversed()
                .thenComparing(variant -> variant.text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

        Variant plus(Variant other) {
            return new Variant(text, nearness, documents + other.documents);
        }
    }

    private static IllegalArgumentException refusal(Frequency one, Frequency other) {
        return new IllegalArgumentException("frequencies of two kinds: " + one + " and " + other);
    }
}
