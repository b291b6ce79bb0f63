package io.cameogrid.search.port;

import io.cameogrid.api.document.DocumentKey;
import io.cameogrid.api.topology.MicroshardId;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads the rows of partitions that this node holds, from its own memory and disk; never goes to another node.
 *
 * <p>Each method throws PARTITION_UNAVAILABLE if this node does not hold the partition (any more).
 */
public interface RowSource {
    /** The row as it is now, or empty if the partition has none of the key. */
    Optional<Row> find(MicroshardId microshard, DocumentKey key);

    /** Hands over every row of the partition; rows that change meanwhile may be seen before or after. */
    void scan(MicroshardId microshard, Consumer<Row> visitor);

    /** How many rows the partition has. */
    long count(MicroshardId microshard);
}
