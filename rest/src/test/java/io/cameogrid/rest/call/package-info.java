/** Tests of what no request can show by itself. */
@NullMarked
package io.cameogrid.rest.call;

import org.jspecify.annotations.NullMarked;
