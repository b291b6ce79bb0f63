/**
 * Ignite's hooks, turned into the engine's doors: row changes and checkpoints.
 *
 * <p>Stage: W1, C. Takes: changed rows, checkpoint marks. Gives: calls of ChangeSink and CommitBarrier. Threads: Ignite's own.
 */
@NullMarked
package io.cameogrid.grid.index;

import org.jspecify.annotations.NullMarked;
