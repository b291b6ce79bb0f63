/** Networks that fail: real processes in network namespaces, under load, with histories that are checked afterwards. */
@NullMarked
package io.cameogrid.it.chaos;

import org.jspecify.annotations.NullMarked;
