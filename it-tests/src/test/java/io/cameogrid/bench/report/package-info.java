/** What was measured: lines for programs, a table for people. */
@NullMarked
package io.cameogrid.bench.report;

import org.jspecify.annotations.NullMarked;
