/**
 * One HTTP request as the resources see it, and the reply that they give; free of Jetty and of Jersey.
 *
 * <p>Stage: Q0 and W0, before and after the resources. Takes: a request's head and its bytes. Gives: decoded paths and
 * parameters, bounded bodies, replies. Threads: the request's own; nothing here is shared but the memory budget.
 */
@NullMarked
package io.cameogrid.rest.call;

import org.jspecify.annotations.NullMarked;
