/** Work in a closed loop, its latencies, and the CPU time that it takes. */
@NullMarked
package io.cameogrid.bench.load;

import org.jspecify.annotations.NullMarked;
