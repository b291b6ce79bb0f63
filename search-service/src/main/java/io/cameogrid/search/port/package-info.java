/**
 * The doors between the engine and the grid.
 *
 * <p>The engine needs {@link io.cameogrid.search.port.PartitionMap}, {@link io.cameogrid.search.port.RowSource},
 * {@link io.cameogrid.search.port.PeerChannel} and {@link io.cameogrid.search.port.SchemaSource}; it offers
 * {@link io.cameogrid.search.port.ChangeSink}, {@link io.cameogrid.search.port.CommitBarrier} and
 * {@link io.cameogrid.search.port.LeafSearch}. Nothing else crosses.
 */
@NullMarked
package io.cameogrid.search.port;

import org.jspecify.annotations.NullMarked;
