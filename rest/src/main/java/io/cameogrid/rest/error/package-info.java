/**
 * Turns whatever goes wrong into a problem document (RFC 9457); the only place that chooses an HTTP status for an error.
 *
 * <p>Stage: Q7, on the way out. Takes: anything thrown. Gives: a reply. Threads: the request's own; nothing is shared.
 */
@NullMarked
package io.cameogrid.rest.error;

import org.jspecify.annotations.NullMarked;
