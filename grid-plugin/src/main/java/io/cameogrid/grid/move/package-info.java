/**
 * Moves the documents of an index to another cache while they are written and searched, for what Ignite cannot change of a
 * cache that is there.
 *
 * <p>The oldest server carries moves out ({@link io.cameogrid.grid.move.MoveKeeper}, {@link io.cameogrid.grid.move.MoveRun});
 * every server does the part of it that is about its own partitions ({@link io.cameogrid.grid.move.MoveSite}). How far a move
 * is stands in the catalog, beside the definition. Writes and reads pass {@link io.cameogrid.grid.move.IndexGates}, on every
 * node.
 */
@NullMarked
package io.cameogrid.grid.move;

import org.jspecify.annotations.NullMarked;
