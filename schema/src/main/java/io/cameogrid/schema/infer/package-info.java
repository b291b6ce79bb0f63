/**
 * What the fields of documents are that nobody declared.
 *
 * <p>Stage: W0. Takes: the documents of a write. Gives: paths with types. Threads: a sampler belongs to its thread.
 */
@NullMarked
package io.cameogrid.schema.infer;

import org.jspecify.annotations.NullMarked;
