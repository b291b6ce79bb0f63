package io.cameogrid.search.route;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.api.search.SortKey;
import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.IndexDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes one order over several indexes, which define their fields each for itself. */
final class IndexOrders {
    private IndexOrders() {}

    /**
     * The order for each of the indexes. One that lacks a field which another has goes by as if its documents had no value.
     *
     * @throws CameoGridException INVALID_PARAMETER if a field's values cannot be compared, because its types are several
     */
    static List<List<SortKey>> of(List<IndexDefinition> indexes, List<SortKey> sort) {
        List<List<SortKey>> orders = new ArrayList<>();
        indexes.forEach(index -> orders.add(new ArrayList<>(sort.size())));
        for (SortKey key : sort) {
            Optional<Known> first = indexes.stream()
                    .flatMap(index -> index.field(key.field()).map(field -> new Known(index, field)).stream())
                    .findFirst();
            for (int i = 0; i < indexes.size(); i++) {
                orders.get(i).add(first.isEmpty() ? key : adapted(key, indexes.get(i), first.get()));
            }
        }
        return orders;
    }

    /** The first index that has a field, and what it is there. */
    private record Known(IndexDefinition index, FieldDefinition field) {}

    private static SortKey adapted(SortKey key, IndexDefinition index, Known first) {
        FieldDefinition known = first.field();
        Optional<FieldDefinition> field = index.field(key.field());
        if (field.isEmpty() && !known.shadow() && known.sortable()) {
            return key.absentAs(known.type());
        }
        if (field.isPresent() && !comparable(field.get(), known)) {
            throw new CameoGridException(
                            ErrorCode.INVALID_PARAMETER,
                            "cannot sort by '" + key.field() + "': it is "
                                    + known.type().wireName() + " in index "
                                    + first.index().name() + ", but "
                                    + field.get().type().wireName() + " in index "
                                    + index.name() + "; sort by a field of one type, or search the indexes one by one")
                    .with("parameter", "sort")
                    .with("field", key.field());
        }
        return key;
    }

    private static boolean comparable(FieldDefinition one, FieldDefinition other) {
        return one.type() == other.type() && one.shadow() == other.shadow();
    }
}
