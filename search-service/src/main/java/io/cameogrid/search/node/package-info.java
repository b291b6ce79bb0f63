/**
 * Builds, starts and stops the engine of one node; beside {@link io.cameogrid.search.port} all that the grid needs to see.
 *
 * <p>Start reading at {@link io.cameogrid.search.node.SearchNode}, the table of contents of the engine.
 */
@NullMarked
package io.cameogrid.search.node;

import org.jspecify.annotations.NullMarked;
