/**
 * How index definitions come into being and change: by documents that bring more, and by what clients declare.
 *
 * <p>Stage: W0 and the catalog. Takes: a definition and documents or settings. Gives: the next definition, or why there
 * can be none. Threads: everything here may be shared.
 */
@NullMarked
package io.cameogrid.schema.change;

import org.jspecify.annotations.NullMarked;
