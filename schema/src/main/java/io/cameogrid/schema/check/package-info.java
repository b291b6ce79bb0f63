/**
 * Whether a document fits an index definition, and what a JSON value is worth in a type.
 *
 * <p>Stage: W0, before a write's transaction. Takes: a definition and a document. Gives: {@link
 * io.cameogrid.schema.check.Inspection}. Threads: everything here may be shared.
 */
@NullMarked
package io.cameogrid.schema.check;

import org.jspecify.annotations.NullMarked;
