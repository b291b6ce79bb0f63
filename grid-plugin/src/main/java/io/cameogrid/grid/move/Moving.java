package io.cameogrid.grid.move;

import java.util.Optional;

/**
 * What a node has to do with moves of documents.
 *
 * @param keeper of a server
 */
public record Moving(IndexGates gates, MoveSite site, Optional<MoveKeeper> keeper) {}
