/**
 * Puts the answers of nodes together: one order over all hits, one account over all partitions.
 *
 * <p>Stage: Q5, after scatter. Takes: the {@link io.cameogrid.search.port.LeafResult}s of nodes. Gives: the hits of the
 * page, best first, and the coverage. Threads: everything here is immutable or confined to one search.
 */
@NullMarked
package io.cameogrid.search.merge;

import org.jspecify.annotations.NullMarked;
