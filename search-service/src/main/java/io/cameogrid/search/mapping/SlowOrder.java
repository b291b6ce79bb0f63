package io.cameogrid.search.mapping;

import java.util.Arrays;
import org.apache.lucene.search.Sort;

/** An order for which much is read of each document: long values, or all of very many. */
public sealed interface SlowOrder permits TextSortField, StringSortField, NumberSortField {
    /** Whether it is one; it may depend on how the field is sorted by. */
    boolean slow();

    /** Whether any key of the order, as it is for an index, is one. */
    static boolean in(Sort sort) {
        return Arrays.stream(sort.getSort()).anyMatch(field -> field instanceof SlowOrder order && order.slow());
    }
}
