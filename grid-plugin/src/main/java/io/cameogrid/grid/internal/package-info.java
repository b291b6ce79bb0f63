/** The only home of Ignite's internal classes: one small adapter for each thing that Ignite has no public door to. */
@NullMarked
package io.cameogrid.grid.internal;

import org.jspecify.annotations.NullMarked;
