/** Data directories that earlier versions have written. */
@NullMarked
package io.cameogrid.it.formats;

import org.jspecify.annotations.NullMarked;
