/**
 * Nodes that are killed in the middle of writing, and what must be true when they are up again.
 *
 * <p>Writers note each operation before it begins and after it is acknowledged, in files of their own; the next start
 * holds the store and the index to these notes.
 */
@NullMarked
package io.cameogrid.it.crash;

import org.jspecify.annotations.NullMarked;
