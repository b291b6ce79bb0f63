/**
 * Makes words of texts: the analyzers that every index has, and those that an index declares, of Lucene's parts.
 *
 * <p>Stage: W3 and Q3, below the mapping. Takes: definitions of analyzers. Gives: Lucene's analyzers. Threads: everything here
 * may be shared.
 */
@NullMarked
package io.cameogrid.search.analysis;

import org.jspecify.annotations.NullMarked;
