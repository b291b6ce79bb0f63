/** Index definitions in Ignite's distributed metastorage. */
@NullMarked
package io.cameogrid.grid.catalog;

import org.jspecify.annotations.NullMarked;
