/** The HTTP contract, tested over real sockets against façades in memory. */
@NullMarked
package io.cameogrid.rest;

import org.jspecify.annotations.NullMarked;
