/**
 * Between documents and Lucene: what is indexed of a row, and what a query looks for.
 *
 * <p>Stage: W1 and Q3. Takes: rows and parsed queries, each with the index definition. Gives: Lucene documents, queries
 * and sorts. Threads: everything here is immutable or thread-safe; one of each serves the whole node.
 */
@NullMarked
package io.cameogrid.search.mapping;

import org.jspecify.annotations.NullMarked;
