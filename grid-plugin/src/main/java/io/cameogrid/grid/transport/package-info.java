/** Requests between nodes: searches as messages of Ignite's communication, what is rare over its compute grid. */
@NullMarked
package io.cameogrid.grid.transport;

import org.jspecify.annotations.NullMarked;
