/** What the cluster says about itself. */
@NullMarked
package io.cameogrid.grid.cluster;

import org.jspecify.annotations.NullMarked;
