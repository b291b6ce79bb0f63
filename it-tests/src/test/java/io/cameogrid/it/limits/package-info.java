/** The largest requests that the limits admit, against the program with the heap of a small server. */
@NullMarked
package io.cameogrid.it.limits;

import org.jspecify.annotations.NullMarked;
