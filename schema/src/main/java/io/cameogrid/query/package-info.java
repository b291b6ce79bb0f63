/**
 * The query language: one string becomes a tree of clauses with positions, which knows nothing of any schema.
 *
 * <p>Stage: Q0, before the search is routed. Takes: the query string and {@link QueryLimits}. Gives: {@link ParsedQuery},
 * or a {@link QueryException} that names the place and the remedy. Threads: everything here is immutable or confined to
 * one call of {@link QueryParser#parse}.
 */
@NullMarked
package io.cameogrid.query;

import org.jspecify.annotations.NullMarked;
