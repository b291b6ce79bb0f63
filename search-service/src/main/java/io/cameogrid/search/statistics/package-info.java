/**
 * Counts how frequent words and fields are among the documents that are there, deleted ones left out.
 *
 * <p>Stage: with Q3, before a query gets its weights. Takes: a reader and what Lucene says of all documents in it.
 * Gives: the same of the living ones. Threads: any; what was counted is remembered for the whole node.
 */
@NullMarked
package io.cameogrid.search.statistics;

import org.jspecify.annotations.NullMarked;
