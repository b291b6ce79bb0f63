/** Searches held against a plain walk over the documents, and against one plain Lucene index. */
@NullMarked
package io.cameogrid.search.oracle;

import org.jspecify.annotations.NullMarked;
