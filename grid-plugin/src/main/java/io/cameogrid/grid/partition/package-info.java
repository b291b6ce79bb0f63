/**
 * Ownership of partitions, read from Ignite's affinity and partition states.
 *
 * <p>Stage: Q1, Q3. Takes: an index. Gives: who holds what, and leases. Threads: any.
 */
@NullMarked
package io.cameogrid.grid.partition;

import org.jspecify.annotations.NullMarked;
