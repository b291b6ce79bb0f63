/**
 * Asks every node that holds partitions of the search, until each partition is accounted for.
 *
 * <p>Stage: Q2, after routing. Takes: {@link io.cameogrid.search.scatter.SearchPlan}. Gives: the nodes' results, each
 * partition in exactly one of them or named as failed. Threads: the caller's, in which the local part runs; remote parts
 * are awaited until the deadline.
 */
@NullMarked
package io.cameogrid.search.scatter;

import org.jspecify.annotations.NullMarked;
