/** What is measured, one class each. */
@NullMarked
package io.cameogrid.bench.scenario;

import org.jspecify.annotations.NullMarked;
