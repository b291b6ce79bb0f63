/** The Ignite plugin: what an application adds to its own Ignite configuration. */
@NullMarked
package io.cameogrid.grid.plugin;

import org.jspecify.annotations.NullMarked;
