/** Documents, keys, writes and their receipts. */
@NullMarked
package io.cameogrid.api.document;

import org.jspecify.annotations.NullMarked;
