package io.cameogrid.search.node;

import io.cameogrid.search.port.CursorKey;
import io.cameogrid.search.port.PartitionMap;
import io.cameogrid.search.port.PeerChannel;
import io.cameogrid.search.port.RowSource;
import io.cameogrid.search.port.SchemaSource;

/** What the engine needs of the grid. */
public record SearchPorts(
        PartitionMap partitions, RowSource rows, PeerChannel peers, SchemaSource schema, CursorKey cursorKey) {}
