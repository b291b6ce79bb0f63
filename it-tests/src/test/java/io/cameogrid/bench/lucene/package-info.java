/** Plain Lucene with the same documents and the same analysis, in this JVM and without HTTP: what to compare with. */
@NullMarked
package io.cameogrid.bench.lucene;

import org.jspecify.annotations.NullMarked;
