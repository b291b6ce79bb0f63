/** Index definitions and field types, and the rules that they obey. */
@NullMarked
package io.cameogrid.schema;

import org.jspecify.annotations.NullMarked;
