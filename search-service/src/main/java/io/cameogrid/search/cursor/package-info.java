/**
 * Lets a client ask for the page behind the one it has, with nothing kept on any node meanwhile.
 *
 * <p>Stage: with Q1 and Q5, on the coordinator. Takes: the place of a page's last hit. Gives: a text that only this cluster can
 * have made. Threads: everything here is immutable or confined to one search.
 */
@NullMarked
package io.cameogrid.search.cursor;

import org.jspecify.annotations.NullMarked;
