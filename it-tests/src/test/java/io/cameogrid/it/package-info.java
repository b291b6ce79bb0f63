/** Integration tests: whole nodes with their store on disk, killed and restarted, and held to what they promise. */
@NullMarked
package io.cameogrid.it;

import org.jspecify.annotations.NullMarked;
