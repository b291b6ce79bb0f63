/**
 * Runs a query over the microshards of the partitions that this node owns.
 *
 * <p>Stage: Q3, after scatter, before merge. Takes: {@link io.cameogrid.search.port.LeafRequest}. Gives: {@link
 * io.cameogrid.search.port.LeafResult}. Threads: the caller's, admitted by {@link
 * io.cameogrid.search.leaf.SearchPermits}; partitions are leased and views held only while running.
 */
@NullMarked
package io.cameogrid.search.leaf;

import org.jspecify.annotations.NullMarked;
