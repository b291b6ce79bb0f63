/** The engine of one node: microshards, mapping, scatter-gather, ranking, merging; the only home of Lucene. */
@NullMarked
package io.cameogrid.search;

import org.jspecify.annotations.NullMarked;
