/** The program under test as a process of its own, started as its launcher starts it. */
@NullMarked
package io.cameogrid.bench.server;

import org.jspecify.annotations.NullMarked;
