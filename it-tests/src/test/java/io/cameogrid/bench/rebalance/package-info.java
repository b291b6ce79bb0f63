/** The ways in which a microshard can come to be on a node that its partition moves to, each by itself. */
@NullMarked
package io.cameogrid.bench.rebalance;

import org.jspecify.annotations.NullMarked;
