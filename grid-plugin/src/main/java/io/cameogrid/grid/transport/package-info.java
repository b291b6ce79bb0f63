/** Requests between nodes over Ignite's compute grid. */
@NullMarked
package io.cameogrid.grid.transport;

import org.jspecify.annotations.NullMarked;
