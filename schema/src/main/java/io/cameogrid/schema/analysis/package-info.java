/**
 * Analyzers as indexes declare them: of which steps, with which parameters; what the steps do is the engine's business.
 *
 * <p>Everything here may be shared between threads.
 */
@NullMarked
package io.cameogrid.schema.analysis;

import org.jspecify.annotations.NullMarked;
