/**
 * Benchmarks of the whole program as a user meets it, over HTTP, beside plain Lucene in the same run.
 *
 * <p>They measure and report; the only thing they fail on is a wrong answer. {@code docs/benchmarks.md} tells how to run
 * and how to read them.
 */
@NullMarked
package io.cameogrid.bench;

import org.jspecify.annotations.NullMarked;
