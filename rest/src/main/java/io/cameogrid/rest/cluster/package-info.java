/**
 * The endpoints that tell how the node and the cluster are.
 *
 * <p>Takes: a call. Gives: what the ClusterView knows, as a reply. Threads: the request's own; resources hold no state.
 */
@NullMarked
package io.cameogrid.rest.cluster;

import org.jspecify.annotations.NullMarked;
