/** Search requests and results. */
@NullMarked
package io.cameogrid.api.search;

import org.jspecify.annotations.NullMarked;
