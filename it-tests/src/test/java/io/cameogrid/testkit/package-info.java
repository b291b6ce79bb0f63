/** What integration tests share: a node in this process or another, waiting for conditions, seeds, the log. */
@NullMarked
package io.cameogrid.testkit;

import org.jspecify.annotations.NullMarked;
