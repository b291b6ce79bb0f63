/** Compares an index with its documents, and all copies of these with each other, over all nodes. */
@NullMarked
package io.cameogrid.grid.verify;

import org.jspecify.annotations.NullMarked;
