/**
 * Shows where in its texts a hit matches.
 *
 * <p>Stage: Q6, on the node that holds the documents. Takes: a query in Lucene's terms and the JSON of a hit. Gives: pieces of
 * its texts. Nothing is kept in the index for it: the texts of a hit are analyzed once more, which costs those who ask, and
 * about as much as indexing them. Threads: the search's.
 */
@NullMarked
package io.cameogrid.search.highlight;

import org.jspecify.annotations.NullMarked;
