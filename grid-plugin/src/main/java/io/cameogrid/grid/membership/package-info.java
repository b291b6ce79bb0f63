/**
 * Which servers keep documents, decided by rule: who joins enters, who stays away leaves, and a drained or removed node goes
 * when it is told to.
 *
 * <p>{@code Situation} is what is seen, {@code MembershipRule} says which {@code Step} follows, and nothing else decides;
 * {@code Membership} looks and takes the steps. Takes: the grid's topology and what operators asked for. Gives: the grid's
 * baseline. Threads: one of its own; commands come in any.
 */
@NullMarked
package io.cameogrid.grid.membership;

import org.jspecify.annotations.NullMarked;
