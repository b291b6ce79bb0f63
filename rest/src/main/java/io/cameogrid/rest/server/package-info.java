/**
 * The HTTP server: Jetty below, Jersey behind it, and the list of resources. The only home of Jetty.
 *
 * <p>Stage: Q0 and W0 on the way in, Q7 on the way out. Takes: HTTP. Gives: calls to the resources; HTTP. Threads: Jetty's
 * pool; one thread serves a request from its first to its last byte, except that replies leave on their own.
 */
@NullMarked
package io.cameogrid.rest.server;

import org.jspecify.annotations.NullMarked;
