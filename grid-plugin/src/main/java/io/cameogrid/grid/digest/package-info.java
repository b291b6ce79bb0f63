/**
 * What every node tells all others about itself, several times a second when it changes: its copies of partitions with their
 * microshards, what it does in the background, its size and load.
 *
 * <p>From the digests of the nodes that are here each node answers for the whole cluster, out of its own memory. They travel
 * beside searches and writes, so the answer is true while those wait. Threads: any, except where said.
 */
@NullMarked
package io.cameogrid.grid.digest;

import org.jspecify.annotations.NullMarked;
