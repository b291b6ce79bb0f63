/**
 * How nodes prove to each other that they belong together.
 *
 * <p>Takes: a secret, or certificates. Gives: what Ignite needs for TLS. Threads: any; everything is immutable.
 */
@NullMarked
package io.cameogrid.grid.trust;

import org.jspecify.annotations.NullMarked;
