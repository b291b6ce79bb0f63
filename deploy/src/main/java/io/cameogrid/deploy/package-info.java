/**
 * One node as a program: its wiring, its life from start to stop, and what it says on the console.
 *
 * <p>Start reading at {@code NodeWiring}: it is the table of contents of the system.
 */
@NullMarked
package io.cameogrid.deploy;

import org.jspecify.annotations.NullMarked;
