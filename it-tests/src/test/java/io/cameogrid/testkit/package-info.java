/** What integration tests share: nodes in this process or others, waiting for conditions, seeds, the log. */
@NullMarked
package io.cameogrid.testkit;

import org.jspecify.annotations.NullMarked;
