/**
 * The log of the program: what matters to the console, everything to a file of the data directory.
 *
 * <p>Takes: log events of all libraries. Gives: lines. Threads: set up by the main thread, then any.
 */
@NullMarked
package io.cameogrid.deploy.logging;

import org.jspecify.annotations.NullMarked;
