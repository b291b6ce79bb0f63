/** Clusters of real processes: nodes come, go, die and come back while documents are written and searched. */
@NullMarked
package io.cameogrid.it.cluster;

import org.jspecify.annotations.NullMarked;
