/**
 * What happens to every request before it is looked at: it is admitted or turned away, and gets its id.
 *
 * <p>Stage: Q0 and W0. Takes: the fact that a request has come. Gives: a permit, an id. Threads: any.
 */
@NullMarked
package io.cameogrid.rest.filter;

import org.jspecify.annotations.NullMarked;
