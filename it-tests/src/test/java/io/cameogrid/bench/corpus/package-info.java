/** What the benchmarks work on: documents from a file or a seeded generator, and queries drawn from them. */
@NullMarked
package io.cameogrid.bench.corpus;

import org.jspecify.annotations.NullMarked;
