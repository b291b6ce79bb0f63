/**
 * The only place that knows how things look as JSON: request bodies in, reply bodies out, both without trees.
 *
 * <p>Stage: Q0 and W0, then Q7. Takes: bytes of a body; results of the façades. Gives: requests of the façades; bytes of
 * a reply. Threads: the request's own; nothing is shared.
 */
@NullMarked
package io.cameogrid.rest.json;

import org.jspecify.annotations.NullMarked;
