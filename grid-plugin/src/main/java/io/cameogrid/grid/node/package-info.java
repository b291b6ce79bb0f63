/** A whole CameoGrid node in one object, as the program and the tests start it. */
@NullMarked
package io.cameogrid.grid.node;

import org.jspecify.annotations.NullMarked;
