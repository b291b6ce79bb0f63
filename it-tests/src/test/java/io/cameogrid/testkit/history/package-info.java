/**
 * Histories of what concurrent clients did and saw, and the check whether one order of all of it can be the truth.
 *
 * <p>The idea is that of Kingsbury and Alvaro, "Elle: Inferring Isolation Anomalies from Experimental Observations" (VLDB
 * 2020): with values that tell which writes came before them, the dependencies between transactions can be read off the
 * answers, and a cycle among them is a proof that no serial order exists.
 */
@NullMarked
package io.cameogrid.testkit.history;

import org.jspecify.annotations.NullMarked;
