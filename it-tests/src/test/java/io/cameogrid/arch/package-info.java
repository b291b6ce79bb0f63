/** Holds the production code of all modules to the arrows and words that were agreed. */
@NullMarked
package io.cameogrid.arch;

import org.jspecify.annotations.NullMarked;
