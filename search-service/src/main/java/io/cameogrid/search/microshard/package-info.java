/**
 * Keeps one Lucene index for each partition of the store that this node holds, exactly aligned with it.
 *
 * <p>Stage: W2 and Q4, after mapping. Takes: row changes, checkpoint marks, lists of microshards to search.
 * Gives: ref-counted readings that show every change that returned before they were asked for.
 * Threads: changes come in the grid's threads and wait for nothing; marks and commits in the checkpoint thread; merges,
 * flushes and rebuilds have threads of their own.
 *
 * <p>Start reading at {@link io.cameogrid.search.microshard.MicroshardSet}; {@code Generation} is one Lucene index,
 * {@code Microshard} what is searched and written for one partition, {@code Recovery} the rules at start.
 */
@NullMarked
package io.cameogrid.search.microshard;

import org.jspecify.annotations.NullMarked;
