/**
 * Documents in Ignite caches: keys, values, transactions.
 *
 * <p>Stage: W0. Takes: writes. Gives: receipts. Threads: the caller's.
 */
@NullMarked
package io.cameogrid.grid.store;

import org.jspecify.annotations.NullMarked;
