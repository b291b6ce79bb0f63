/**
 * Which nodes have a vote, and what a majority of them is.
 *
 * <p>Takes: the configuration's list of voters. Gives: its own entry to a node, and majorities. Threads: any.
 */
@NullMarked
package io.cameogrid.grid.quorum;

import org.jspecify.annotations.NullMarked;
