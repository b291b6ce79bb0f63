/** The error catalogue: one exception, one list of codes, from the parser to HTTP. */
@NullMarked
package io.cameogrid.api.error;

import org.jspecify.annotations.NullMarked;
